using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Antiphon.Server.Transport;

/// <summary>
/// An HTTP/2 client's input in which doubled authorities are gone. Frames keep their length: a pad length of zero takes
/// the place of the byte that is removed. Copies nothing; holds a HEADERS frame back until it is whole.
/// </summary>
internal sealed class DoubledAuthorityReader(PipeReader inner) : PipeReader
{
    private const int HeaderLength = 9;
    private const int LargestFrame = 16_384;
    private const byte HeadersType = 1;
    private const byte Padded = 0x08;
    private const byte Priority = 0x20;

    // These count from the start of what is not yet consumed.
    private long _scanned;
    private long _examined; // by the user of this reader
    private long _held; // by us, waiting for the rest of a frame
    private long _passing = FirstBytes.Preface.Length;
    private ReadOnlySequence<byte> _buffer;
    private ReadOnlySequence<byte> _shown;

    public override bool TryRead(out ReadResult result)
    {
        while (inner.TryRead(out result))
        {
            if (TryShow(ref result)) return true;
        }

        return false;
    }

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        var read = inner.ReadAsync(cancellationToken);
        if (!read.IsCompletedSuccessfully) return AwaitAsync(read, cancellationToken);
        var result = read.Result;
        return TryShow(ref result) ? new ValueTask<ReadResult>(result) : AwaitAsync(inner.ReadAsync(cancellationToken), cancellationToken);
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        var taken = _shown.Slice(0, consumed).Length;
        var seen = _shown.Slice(0, examined).Length;
        // What was examined once stays examined.
        inner.AdvanceTo(consumed, seen < _held ? _buffer.GetPosition(_held) : examined);
        _examined = Math.Max(_examined, seen) - taken;
        _held = Math.Max(_held - taken, 0);
        _scanned -= taken;
        (_buffer, _shown) = (default, default);
    }

    public override void CancelPendingRead() => inner.CancelPendingRead();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadResult> AwaitAsync(ValueTask<ReadResult> read, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await read;
            if (TryShow(ref result)) return result;
            read = inner.ReadAsync(cancellationToken);
        }
    }

    // False: everything new is held back, and the inner reader was told to bring more.
    private bool TryShow(ref ReadResult result)
    {
        var buffer = result.Buffer;
        Scan(buffer);
        if (result.IsCompleted) _scanned = buffer.Length; // a frame cut short is not ours to judge
        var visible = buffer.Slice(0, _scanned);
        if (visible.Length <= _examined && !result.IsCompleted && !result.IsCanceled)
        {
            inner.AdvanceTo(buffer.Start, buffer.End);
            _held = buffer.Length;
            return false;
        }

        (_buffer, _shown) = (buffer, visible);
        result = new ReadResult(visible, result.IsCanceled, result.IsCompleted);
        return true;
    }

    private void Scan(ReadOnlySequence<byte> buffer)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        while (true)
        {
            var here = buffer.Slice(_scanned);
            var passed = Math.Min(_passing, here.Length);
            (_scanned, _passing) = (_scanned + passed, _passing - passed);
            here = here.Slice(passed);
            if (_passing > 0 || here.Length < HeaderLength) return;

            here.Slice(0, HeaderLength).CopyTo(header);
            var length = header[0] << 16 | header[1] << 8 | header[2];
            if (header[3] == HeadersType && (header[4] & Padded) == 0 && length is > 0 and <= LargestFrame)
            {
                if (here.Length < HeaderLength + length) return;
                Repair(here.Slice(0, HeaderLength + length), header[4]);
            }

            _passing = HeaderLength + length;
        }
    }

    private static void Repair(ReadOnlySequence<byte> frame, byte flags)
    {
        Span<byte> head = stackalloc byte[DoubledAuthority.Reach];
        var payload = frame.Slice(HeaderLength);
        head = head[..(int)Math.Min(payload.Length, head.Length)];
        payload.Slice(0, head.Length).CopyTo(head);

        var block = (flags & Priority) != 0 ? 5 : 0; // stream dependency and weight come first
        if (block > head.Length) return;
        var doubled = DoubledAuthority.Find(head[block..]);
        if (doubled < 0) return;

        //  before: | flags        | payload[0..doubled] | X | rest |
        //  after:  | flags+PADDED | 0 | payload[0..doubled] | rest |
        Overwrite(frame.Slice(4), [(byte)(flags | Padded)]);
        Overwrite(payload, [0]);
        Overwrite(payload.Slice(1), head[..(block + doubled)]);
    }

    // The memory is the transport's own, filled by it and read by nobody but this connection.
    private static void Overwrite(ReadOnlySequence<byte> target, ReadOnlySpan<byte> bytes)
    {
        foreach (var segment in target)
        {
            var count = Math.Min(segment.Length, bytes.Length);
            bytes[..count].CopyTo(MemoryMarshal.AsMemory(segment).Span);
            bytes = bytes[count..];
            if (bytes.IsEmpty) return;
        }
    }
}
