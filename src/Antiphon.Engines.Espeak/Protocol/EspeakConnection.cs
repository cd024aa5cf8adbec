using System.Buffers.Binary;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Workers;

namespace Antiphon.Engines.Espeak.Protocol;

/// <summary>Frames to and from one program. Lives as long as the process; used by one lease at a time.</summary>
internal sealed class EspeakConnection(WorkerPipes pipes)
{
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;
    private uint _lastId;

    public uint NextId() => ++_lastId;

    /// <summary>Greets.</summary>
    /// <exception cref="EngineException">The program ended or stalled before it was ready.</exception>
    public static async Task<(EspeakConnection Connection, EspeakGreeting Greeting)> OpenAsync(WorkerPipes pipes)
    {
        var connection = new EspeakConnection(pipes);
        try
        {
            return (connection, EspeakGreeting.Parse(await connection.ReadAsync().ConfigureAwait(false)));
        }
        catch (EngineException failure) when (failure.Failure is EngineFailure.WorkerDied or EngineFailure.WorkerStalled)
        {
            throw new EngineException(EngineFailure.Unavailable, failure.Detail, failure);
        }
    }

    /// <summary>Writes one frame.</summary>
    /// <exception cref="EngineException">The program died or stalled.</exception>
    public Task SendAsync(byte[] frame) => pipes.WriteAsync(frame);

    /// <summary>
    /// Reads one frame. Takes no token: a read that ends half way would lose the place in the stream. To end it, ask the program to
    /// stop, or kill it.
    /// </summary>
    /// <exception cref="EngineException">The program died or stalled, or broke the protocol.</exception>
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
        _end += await pipes.ReadAsync(_buffer.AsMemory(_end), needed - _end).ConfigureAwait(false);
    }
}
