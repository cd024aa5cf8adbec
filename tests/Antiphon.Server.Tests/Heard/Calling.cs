using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Antiphon.Client.Synthesis;
using Antiphon.Server.Tests.Hosting;

namespace Antiphon.Server.Tests.Heard;

/// <summary>How these tests call a server: as an application does, through the client package.</summary>
internal static class Calling
{
    public static HttpMessageInvoker Trusting(TestServer server) => new(TrustingHandler(server));

    public static SocketsHttpHandler TrustingHandler(TestServer server) => new()
    {
        EnableMultipleHttp2Connections = true,
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { server.Authority },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        },
    };

    /// <summary>As <see cref="Trusting"/>, with another hand on each request before it leaves.</summary>
    public static HttpMessageInvoker Changing(TestServer server, Action<HttpRequestMessage> change) =>
        new(new ChangingHandler(change) { InnerHandler = TrustingHandler(server) });

    public static SynthesisStreamOptions Options(this TestServer server, string voice, string format = "pcm", int? rate = null, bool tls = true) => new()
    {
        Endpoint = tls ? server.Https : server.Http,
        AccessKeyId = server.Key.Id,
        SecretAccessKey = server.Key.Secret,
        VoiceId = voice,
        OutputFormat = format,
        SampleRate = rate,
    };

    /// <summary>Sends a text in parts, as fast as they are taken, and hears all of it.</summary>
    public static async Task<byte[]> SpeakAsync(this HttpMessageInvoker http, SynthesisStreamOptions options, params IEnumerable<string> parts)
    {
        await using var stream = SynthesisStream.Open(options, http);
        var hearing = HearAsync(stream);
        var characters = 0;
        foreach (var part in parts)
        {
            await stream.SendTextAsync(part, cancellationToken: TestServer.Patience);
            characters += part.EnumerateRunes().Count();
        }

        await stream.CompleteAsync(TestServer.Patience);
        var heard = await hearing;
        stream.RequestCharacters.ShouldBe(characters);
        return heard;
    }

    public static async Task<byte[]> HearAsync(SynthesisStream stream)
    {
        using var heard = new MemoryStream();
        await foreach (var chunk in stream.ReadAudioAsync(TestServer.Patience)) heard.Write(chunk.Span);
        return heard.ToArray();
    }

    private sealed class ChangingHandler(Action<HttpRequestMessage> change) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            change(request);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
