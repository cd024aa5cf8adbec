using System.Buffers;
using System.Runtime.InteropServices;
using Antiphon.Speech.Sessions;

namespace Antiphon.Speech.Tests.Sessions;

/// <summary>A client that keeps everything and takes the next bytes only when the test lets it.</summary>
internal sealed class FakeOutput : ISpeechOutput
{
    private readonly ArrayBufferWriter<byte> _heard = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The listener is busy until this completes.</summary>
    public Task Free { get; init; } = Task.CompletedTask;

    /// <summary>Completes when the first bytes have come.</summary>
    public Task Reached => _reached.Task;

    public byte[] Bytes => _heard.WrittenSpan.ToArray();

    public short[] Samples => MemoryMarshal.Cast<byte, short>(Bytes).ToArray();

    public int Writes { get; private set; }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken)
    {
        audio.IsEmpty.ShouldBeFalse();
        Writes++;
        _reached.TrySetResult();
        await Free.WaitAsync(cancellationToken);
        _heard.Write(audio.Span);
    }
}
