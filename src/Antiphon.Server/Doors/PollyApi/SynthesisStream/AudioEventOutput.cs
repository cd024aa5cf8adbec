using Antiphon.Aws.Errors;
using Antiphon.Aws.EventStreams;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Duplex;
using Antiphon.Speech.Sessions;

namespace Antiphon.Server.Doors.PollyApi.SynthesisStream;

/// <summary>
/// Step 8: writes events into the response, one writer at a time, each flushed. A client that does not read suspends its own
/// stream here, and is cut off when nothing has moved for the limit.
/// </summary>
internal sealed class AudioEventOutput(EventStreamPipeWriter events, Deadline blocked, TimeProvider time, CancellationToken aborted)
    : ISpeechOutput, IDisposable
{
    private const int MostAudioBytesPerEvent = 16 * 1024;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private long _lastWrite = time.GetTimestamp();

    /// <summary>How long ago the last event was written; the response's headers count as one.</summary>
    public TimeSpan Silence => time.GetElapsedTime(Interlocked.Read(ref _lastWrite));

    /// <summary>A write ended because nobody reads the response any more: nothing can be told to the client.</summary>
    public bool IsReaderGone { get; private set; }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken)
    {
        while (!audio.IsEmpty)
        {
            var part = audio[..Math.Min(audio.Length, MostAudioBytesPerEvent)];
            await SendAsync(new Outgoing { Audio = part }, cancellationToken).ConfigureAwait(false);
            audio = audio[part.Length..];
        }
    }

    /// <summary>An empty chunk: keeps Java's Netty client from giving up and replaying (sdk-compatibility.md §8).</summary>
    public ValueTask WritePaddingAsync(CancellationToken cancellationToken) => SendAsync(default, cancellationToken);

    public ValueTask WriteClosedAsync(long requestCharacters) => SendAsync(new Outgoing { RequestCharacters = requestCharacters }, aborted);

    public ValueTask WriteExceptionAsync(AwsError error) => SendAsync(new Outgoing { Error = error }, aborted);

    public void Dispose() => _writing.Dispose();

    private async ValueTask SendAsync(Outgoing outgoing, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            outgoing.WriteTo(events);
            Interlocked.Exchange(ref _lastWrite, time.GetTimestamp());
            blocked.Restart();

            // Only the client's going away cancels the flush: one cut short by the stream's other limits would leave half an event behind.
            if (await events.FlushAsync(aborted).ConfigureAwait(false)) return;
            IsReaderGone = true;
            throw new OperationCanceledException("The client went away.");
        }
        finally
        {
            blocked.Stop();
            _writing.Release();
        }
    }

    private readonly record struct Outgoing
    {
        public ReadOnlyMemory<byte> Audio { get; init; }

        public AwsError? Error { get; init; }

        public long? RequestCharacters { get; init; }

        public void WriteTo(EventStreamPipeWriter events)
        {
            if (Error is not null) SynthesisOutputEvents.WriteException(events, Error);
            else if (RequestCharacters is { } characters) SynthesisOutputEvents.WriteClosed(events, characters);
            else SynthesisOutputEvents.WriteAudio(events, Audio.Span);
        }
    }
}
