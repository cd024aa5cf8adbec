using System.Net;
using System.Net.Http.Headers;
using Antiphon.Client.Synthesis;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Wire.Signatures;

namespace Antiphon.Server.Tests.Heard;

/// <summary>Sends a test's own bytes in place of the client's events, continuing the chain of the request's signature.</summary>
internal sealed class ScriptedInput(SynthesisStreamOptions options, Action<SignedScript> write, bool leaveOpen = false) : DelegatingHandler
{
    /// <summary>Runs one stream to its end.</summary>
    public static async Task<ScriptedAnswer> RunAsync(TestServer server, SynthesisStreamOptions options, Action<SignedScript> write, bool leaveOpen = false)
    {
        using var handler = new ScriptedInput(options, write, leaveOpen) { InnerHandler = Calling.TrustingHandler(server) };
        using var http = new HttpMessageInvoker(handler);
        await using var stream = SynthesisStream.Open(options, http);
        return await ScriptedAnswer.ReadAsync(stream);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var seed = request.Headers.GetValues("authorization").Single().Split("Signature=")[1];
        using var signer = new EventSigner(options.SecretAccessKey, options.Region, "polly", seed);
        var script = new SignedScript(signer, DateTimeOffset.UtcNow);
        write(script);
        request.Content = new Input(script.Envelopes, leaveOpen);
        return base.SendAsync(request, cancellationToken);
    }

    private sealed class Input : HttpContent
    {
        private readonly IReadOnlyList<byte[]> _envelopes;
        private readonly bool _leaveOpen;

        public Input(IReadOnlyList<byte[]> envelopes, bool leaveOpen)
        {
            (_envelopes, _leaveOpen) = (envelopes, leaveOpen);
            Headers.ContentType = new MediaTypeHeaderValue("application/vnd.amazon.eventstream");
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, default);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            foreach (var envelope in _envelopes)
            {
                await stream.WriteAsync(envelope, cancellationToken);
                await stream.FlushAsync(cancellationToken);
            }

            if (_leaveOpen) await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}

/// <summary>What came back.</summary>
/// <param name="Audio">All of the audio.</param>
/// <param name="Error">How the stream ended; null where it ended well.</param>
internal sealed record ScriptedAnswer(byte[] Audio, SynthesisStreamException? Error)
{
    public static async Task<ScriptedAnswer> ReadAsync(SynthesisStream stream, Action? onAudio = null)
    {
        using var audio = new MemoryStream();
        try
        {
            await foreach (var chunk in stream.ReadAudioAsync(TestServer.Patience))
            {
                audio.Write(chunk.Span);
                onAudio?.Invoke();
            }

            return new ScriptedAnswer(audio.ToArray(), null);
        }
        catch (SynthesisStreamException error)
        {
            return new ScriptedAnswer(audio.ToArray(), error);
        }
    }
}
