using Antiphon.Aws.Errors;
using Antiphon.Aws.EventStreams;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Limits;
using Antiphon.Speech.Sessions;

namespace Antiphon.Server.PollyApi.SynthesisStream;

/// <summary>
/// Step 8: writes events into the response, one writer at a time, each flushed. A client that does not read suspends its own
/// stream here, and is cut off when nothing has moved for the limit.
/// </summary>
internal sealed class AudioEventOutput(EventStreamPipeWriter events, Deadline blocked, CancellationToken aborted) : ISpeechOutput, IDisposable
{
    private const int MostAudioBytesPerEvent = 16 * 1024;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private long _written;

    /// <summary>Events written so far: tells the padding whether the stream was silent.</summary>
    public long EventsWritten => Interlocked.Read(ref _written);

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken)
    {
        while (!audio.IsEmpty)
        {
            var part = audio[..Math.Min(audio.Length, MostAudioBytesPerEvent)];
            await WriteEventAsync(() => SynthesisOutputEvents.WriteAudio(events, part.Span), cancellationToken).ConfigureAwait(false);
            audio = audio[part.Length..];
        }
    }

    /// <summary>An empty chunk: keeps Java's Netty client from giving up and replaying (sdk-compatibility.md §8).</summary>
    public ValueTask WritePaddingAsync(CancellationToken cancellationToken) =>
        WriteEventAsync(() => SynthesisOutputEvents.WriteAudio(events, []), cancellationToken);

    public ValueTask WriteClosedAsync(long requestCharacters) =>
        WriteEventAsync(() => SynthesisOutputEvents.WriteClosed(events, requestCharacters), aborted);

    public ValueTask WriteExceptionAsync(AwsError error) =>
        WriteEventAsync(() => SynthesisOutputEvents.WriteException(events, error), aborted);

    public void Dispose() => _writing.Dispose();

    private async ValueTask WriteEventAsync(Action write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            write();
            Interlocked.Increment(ref _written);
            blocked.Restart();

            // The flush itself is not cancelled by the stream's other limits: a cancelled flush would leave half an event behind.
            if (!await events.FlushAsync(aborted).ConfigureAwait(false)) throw new OperationCanceledException("The client went away.");
        }
        finally
        {
            blocked.Stop();
            _writing.Release();
        }
    }
}
