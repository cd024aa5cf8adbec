using System.Runtime.CompilerServices;
using Antiphon.Aws.PollyApi;
using Antiphon.Client.Http;
using Antiphon.Wire.Signatures;

namespace Antiphon.Client.Synthesis;

/// <summary>
/// One duplex synthesis stream: text is sent while audio is read. Sending is safe from several tasks, whose texts then go in
/// some order; audio has one reader. Ends properly only with the service's StreamClosedEvent; anything else is an exception.
/// </summary>
public sealed class SynthesisStream : IAsyncDisposable
{
    private readonly DuplexContent _body;
    private readonly SynthesisEventWriter _events;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task<HttpResponseMessage> _response;
    private readonly SynthesisAudioReader _audio;
    private bool _readingStarted;

    private SynthesisStream(SynthesisStreamOptions options, HttpMessageInvoker http, TimeProvider time)
    {
        _body = new DuplexContent(options.MaxBytesWaiting);
        var (request, seed) = SynthesisRequest.Create(options, _body, time.GetUtcNow());
        _events = new SynthesisEventWriter(_body.Writer, new EventSigner(options.SecretAccessKey, options.Region, "polly", seed), time);
        _response = SendAsync(request, http);
        _audio = new SynthesisAudioReader(_response);
    }

    /// <summary>Opens a stream; does not wait for the server's answer, so the first text can follow at once.</summary>
    /// <param name="options">Where to and what for.</param>
    /// <param name="http">The connections to use; stays the caller's. Must not buffer and should allow many HTTP/2 connections.</param>
    /// <param name="time">The clock of the signatures; the system's when null.</param>
    public static SynthesisStream Open(SynthesisStreamOptions options, HttpMessageInvoker http, TimeProvider? time = null) =>
        new(options, http, time ?? TimeProvider.System);

    /// <summary>Characters that the service counted; known when the audio has ended.</summary>
    public long? RequestCharacters => _audio.RequestCharacters;

    /// <summary>Sends more text, which is appended to what was sent before without anything between.</summary>
    /// <param name="text">At most 6,000 characters; empty only keeps the stream open.</param>
    /// <param name="flush">Whether everything sent so far is to be spoken now, sentence or not.</param>
    /// <param name="cancellationToken">Ends the wait for room; what was already signed is still sent.</param>
    public ValueTask SendTextAsync(string text, bool flush = false, CancellationToken cancellationToken = default) =>
        _events.WriteAsync(new TextEvent(text, IsSsml: false, flush), cancellationToken);

    /// <summary>Sends one whole SSML document.</summary>
    public ValueTask SendSsmlAsync(string document, bool flush = false, CancellationToken cancellationToken = default) =>
        _events.WriteAsync(new TextEvent(document, IsSsml: true, flush), cancellationToken);

    /// <summary>Has everything sent so far spoken now.</summary>
    public ValueTask FlushAsync(CancellationToken cancellationToken = default) => SendTextAsync("", flush: true, cancellationToken);

    /// <summary>No more text comes. The audio of the rest follows, then <see cref="ReadAudioAsync"/> ends.</summary>
    public ValueTask CompleteAsync(CancellationToken cancellationToken = default) => _events.CloseAsync(cancellationToken);

    /// <summary>The audio as it arrives, to its proven end.</summary>
    /// <returns>Encoded bytes in the format asked for. Each memory is valid until the next is asked for.</returns>
    /// <exception cref="SynthesisStreamException">The service refused or failed, or the answer ended too early.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAudioAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (_readingStarted) throw new InvalidOperationException("The audio has one reader.");
        _readingStarted = true;
        while (await _audio.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return _audio.Current;
        }
    }

    /// <summary>Ends the stream. Before its end this cancels it: the service stops speaking.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        await _events.DisposeAsync().ConfigureAwait(false);
        await _audio.DisposeAsync().ConfigureAwait(false);
        _body.Dispose();
        _ended.Dispose();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, HttpMessageInvoker http)
    {
        try
        {
            var answer = await http.SendAsync(request, _ended.Token).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode) _events.Abandon();
            return answer;
        }
        catch
        {
            // Without a connection the events are never taken: senders must not wait for room.
            _events.Abandon();
            throw;
        }
    }
}
