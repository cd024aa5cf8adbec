using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Antiphon.Client.Synthesis;
using Antiphon.Wire.Signatures;

namespace Antiphon.Bench.Spoken.Calls;

/// <summary>SynthesizeSpeech as an SDK calls it: one signed request, one body.</summary>
internal sealed class SpeechCall(SynthesisStreamOptions options, HttpMessageInvoker http)
{
    private const string Path = "/v1/speech";

    /// <returns>From the sending to the first bytes of audio, and to the last.</returns>
    public async Task<(TimeSpan First, TimeSpan Whole)> SayAsync(string text, string format)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new { OutputFormat = format, Text = text, VoiceId = options.VoiceId, Engine = "neural", SampleRate = "24000" });
        using var request = Request(body);
        var buffer = new byte[64 * 1024];
        var start = Stopwatch.GetTimestamp();
        using var response = await http.SendAsync(request, CancellationToken.None);
        response.EnsureSuccessStatusCode();
        await using var audio = await response.Content.ReadAsStreamAsync();
        if (await audio.ReadAsync(buffer) == 0) throw new InvalidOperationException("The call gave no audio.");
        var first = Stopwatch.GetElapsedTime(start);
        while (await audio.ReadAsync(buffer) > 0)
        {
            // All of it is wanted, none of it is looked at.
        }

        return (first, Stopwatch.GetElapsedTime(start));
    }

    private HttpRequestMessage Request(byte[] body)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(body));
        var signable = new SigV4Request
        {
            Method = "POST",
            Path = Path,
            Authority = options.Endpoint.Authority,
            PayloadHash = hash,
            Headers = [new("host", options.Endpoint.Authority), new("content-type", "application/json"), new("x-amz-content-sha256", hash)],
        };
        var credentials = new SigV4Credentials(options.AccessKeyId, options.SecretAccessKey, options.SessionToken);
        var signed = SigV4Signer.Sign(signable, credentials, new SigV4Service(options.Region, "polly"), TimeProvider.System.GetUtcNow());
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Endpoint, Path)) { Content = new ByteArrayContent(body) };
        (request.Version, request.VersionPolicy) = (System.Net.HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
        request.Headers.Host = options.Endpoint.Authority;
        request.Content.Headers.TryAddWithoutValidation("content-type", "application/json");
        foreach (var header in signable.Headers.Concat(signed.Headers).Where(header => header.Name is not "content-type" and not "host"))
        {
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        return request;
    }
}
