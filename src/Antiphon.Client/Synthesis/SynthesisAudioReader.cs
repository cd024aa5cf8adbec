using System.Buffers;
using System.IO.Pipelines;
using Antiphon.Aws.EventStreams;
using Antiphon.Client.Http;
using Antiphon.Wire.EventStreams;

namespace Antiphon.Client.Synthesis;

/// <summary>Reads the answer of a stream: audio, then the proof of completeness.</summary>
internal sealed class SynthesisAudioReader(Task<HttpResponseMessage> response) : IAsyncDisposable
{
    // An error of the service takes a few hundred bytes. Whatever answers in its place may send more.
    private const int MaxRefusalBytes = 64 * 1024;

    private static readonly EventStreamLimits Limits = new();
    private PipeReader? _pipe;
    private EventStreamPipeReader? _messages;
    private byte[] _chunk = [];

    public long? RequestCharacters { get; private set; }

    public ReadOnlyMemory<byte> Current { get; private set; }

    /// <returns>False after StreamClosedEvent.</returns>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (RequestCharacters is not null) return false;
        try
        {
            _messages ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
            while (await _messages.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (!TryTakeEvent(_messages.Current)) continue;
                return RequestCharacters is null;
            }
        }
        catch (EventStreamException malformed)
        {
            throw new SynthesisStreamException(SynthesisStreamException.MalformedAnswer, malformed.Message, malformed);
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
            throw new SynthesisStreamException(SynthesisStreamException.Truncated, broken.Message, broken);
        }

        throw new SynthesisStreamException(
            SynthesisStreamException.Truncated, "The answer ended without StreamClosedEvent: audio may be missing.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_pipe is not null) await _pipe.CompleteAsync().ConfigureAwait(false);
        try
        {
            (await response.ConfigureAwait(false)).Dispose();
        }
        catch (Exception ended) when (ended is OperationCanceledException or HttpRequestException or IOException)
        {
            // The request was cancelled or never answered: the reader of the audio has got that error.
        }
    }

    private async ValueTask<EventStreamPipeReader> OpenAsync(CancellationToken cancellationToken)
    {
        var answer = await response.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccessStatusCode) throw await RefusalOfAsync(answer, cancellationToken).ConfigureAwait(false);
        if (answer.Content.Headers.ContentType?.MediaType != "application/vnd.amazon.eventstream")
        {
            throw new SynthesisStreamException(SynthesisStreamException.MalformedAnswer, "The server's answer is not an event stream.");
        }

        _pipe = PipeReader.Create(await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
        return new EventStreamPipeReader(_pipe, Limits);
    }

    private static async Task<SynthesisStreamException> RefusalOfAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var code = answer.Headers.TryGetValues("x-amzn-errortype", out var types) ? types.First().Split(':')[0] : "Unknown";
        var body = await BoundedBody.ReadAsync(answer.Content, MaxRefusalBytes, cancellationToken).ConfigureAwait(false);
        return AnswerJson.ErrorOf(code, body, (int)answer.StatusCode);
    }

    /// <returns>Whether the event says anything to the reader.</returns>
    private bool TryTakeEvent(in EventStreamMessage message)
    {
        if (message.TryFind(":exception-type"u8, out var exception))
        {
            throw AnswerJson.ErrorOf(exception.TryGetString(out var code) ? code : "Unknown", message.Payload.ToArray(), statusCode: null);
        }

        if (!message.TryFind(":event-type"u8, out var type)) return false;
        if (type.ValueEquals("StreamClosedEvent"u8))
        {
            RequestCharacters = AnswerJson.CharactersOf(message.Payload.ToArray());
            return true;
        }

        return type.ValueEquals("AudioEvent"u8) && TryTakeAudio(message.Payload);
    }

    private bool TryTakeAudio(in ReadOnlySequence<byte> audio)
    {
        var length = checked((int)audio.Length);
        if (length == 0) return false;
        if (_chunk.Length < length) _chunk = new byte[Math.Max(length, 2 * _chunk.Length)];
        audio.CopyTo(_chunk);
        Current = _chunk.AsMemory(0, length);
        return true;
    }
}
