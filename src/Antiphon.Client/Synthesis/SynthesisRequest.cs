using System.Globalization;
using Antiphon.Aws.PollyApi;
using Antiphon.Client.Http;
using Antiphon.Wire.Signatures;

namespace Antiphon.Client.Synthesis;

/// <summary>Builds and signs the HTTP request of a stream.</summary>
internal static class SynthesisRequest
{
    // What Amazon's own SDKs announce for a body of signed events (sdk-compatibility.md §3).
    private const string SignedEvents = "STREAMING-AWS4-HMAC-SHA256-EVENTS";

    /// <returns>The request and its signature, from which the events' signatures chain.</returns>
    public static (HttpRequestMessage Request, string SeedSignature) Create(
        SynthesisStreamOptions options, DuplexContent body, DateTimeOffset now)
    {
        var signable = new SigV4Request
        {
            Method = "POST",
            Path = SynthesisStreamRequest.Path,
            Authority = options.Endpoint.Authority,
            Headers = [.. Headers(options)],
        };
        var credentials = new SigV4Credentials(options.AccessKeyId, options.SecretAccessKey, options.SessionToken);
        var signed = SigV4Signer.Sign(signable, credentials, new SigV4Service(options.Region, "polly"), now);

        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Endpoint, SynthesisStreamRequest.Path))
        {
            Content = body,
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.Host = options.Endpoint.Authority;
        foreach (var header in signable.Headers.Concat(signed.Headers).Where(h => h.Name is not "content-type" and not "host"))
        {
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        return (request, signed.Signature);
    }

    private static IEnumerable<SigV4Header> Headers(SynthesisStreamOptions options)
    {
        yield return new("host", options.Endpoint.Authority);
        yield return new("content-type", "application/vnd.amazon.eventstream");
        yield return new("x-amz-content-sha256", SignedEvents);
        yield return new("x-amzn-engine", options.Engine);
        yield return new("x-amzn-outputformat", options.OutputFormat);
        yield return new("x-amzn-voiceid", options.VoiceId);
        if (options.SampleRate is { } rate) yield return new("x-amzn-samplerate", rate.ToString(CultureInfo.InvariantCulture));
        if (options.LanguageCode is { } language) yield return new("x-amzn-languagecode", language);
        if (options.LexiconNames.Count > 0) yield return new("x-amzn-lexiconnames", string.Join(',', options.LexiconNames));
    }
}
