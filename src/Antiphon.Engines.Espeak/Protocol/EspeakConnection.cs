using System.Buffers.Binary;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Workers;

namespace Antiphon.Engines.Espeak.Protocol;

/// <summary>Frames to and from one program. Lives as long as the process; used by one lease at a time.</summary>
internal sealed class EspeakConnection(IWorkerProcess process)
{
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;
    private uint _lastId;

    public uint NextId() => ++_lastId;

    /// <summary>Greets.</summary>
    /// <exception cref="EngineException">The program ended before it was ready: its last words say why.</exception>
    public static async Task<(EspeakConnection Connection, EspeakGreeting Greeting)> OpenAsync(IWorkerProcess process)
    {
        var connection = new EspeakConnection(process);
        try
        {
            return (connection, EspeakGreeting.Parse(await connection.ReadAsync().ConfigureAwait(false)));
        }
        catch (EngineException failure) when (failure.Failure == EngineFailure.WorkerDied)
        {
            throw new EngineException(EngineFailure.Unavailable, failure.Detail, failure);
        }
    }

    /// <summary>Writes one frame.</summary>
    /// <exception cref="EngineException"><see cref="EngineFailure.WorkerDied"/>: nobody reads it.</exception>
    public async Task SendAsync(byte[] frame)
    {
        try
        {
            await process.Input.WriteAsync(frame).ConfigureAwait(false);
            await process.Input.FlushAsync().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            throw await DiedAsync(failure).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Reads one frame. Takes no token: a read given up half way would lose the place in the stream. Who wants it to end asks the
    /// program to stop or kills it.
    /// </summary>
    /// <exception cref="EngineException">The program is gone, or wrote what it must not.</exception>
    public async ValueTask<EspeakAnswer> ReadAsync()
    {
        await FillAsync(sizeof(uint)).ConfigureAwait(false);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(_buffer.AsSpan(_start));
        if (length is < EspeakWire.HeaderLength or > EspeakWire.MaxAnswer)
        {
            throw new EngineException(EngineFailure.ProtocolBroken, $"the espeak program announced {length} bytes");
        }

        await FillAsync(sizeof(uint) + (int)length).ConfigureAwait(false);
        var frame = _buffer.AsMemory(_start + sizeof(uint), (int)length);
        _start += sizeof(uint) + (int)length;
        return new EspeakAnswer(
            (FrameType)frame.Span[0], BinaryPrimitives.ReadUInt32LittleEndian(frame.Span[1..]), frame[EspeakWire.HeaderLength..]);
    }

    private async ValueTask FillAsync(int needed)
    {
        if (_end - _start >= needed) return;
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (needed > _buffer.Length) Array.Resize(ref _buffer, needed);
        while (_end < needed)
        {
            var got = await ReadSomeAsync().ConfigureAwait(false);
            if (got == 0) throw await DiedAsync(inner: null).ConfigureAwait(false);
            _end += got;
        }
    }

    private async ValueTask<int> ReadSomeAsync()
    {
        try
        {
            return await process.Output.ReadAsync(_buffer.AsMemory(_end)).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            return 0;
        }
    }

    private async ValueTask<EngineException> DiedAsync(Exception? inner) =>
        new(EngineFailure.WorkerDied, "espeak: " + await process.LastWordsAsync().ConfigureAwait(false), inner);
}
