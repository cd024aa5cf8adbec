using System.Text;
using System.Text.Json;
using Antiphon.Wire.Signatures;

namespace Antiphon.Wire.Tests.Signatures;

/// <summary>The unary requests of six SDKs, over HTTP/2 and HTTP/1.1.</summary>
public sealed class GoldenUnaryTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    [Theory]
    [InlineData("js-unary-requests", 12)]
    [InlineData("go-unary-requests", 8)]
    [InlineData("rust-unary-requests", 8)]
    [InlineData("java-unary-sync", 7)]
    [InlineData("java-unary-async", 7)]
    [InlineData("py-sdk-unary-requests", 11)]
    public void Requests_OfARealClient_AreVerified(string file, int count)
    {
        var requests = Load(file);
        requests.Count.ShouldBe(count);
        foreach (var request in requests) Verify(request)
            .ShouldBe(SigV4Outcome.Verified, $"{request.Method} {request.Path}?{request.Query}");
    }

    [Theory]
    [InlineData("js-unary-requests")]
    [InlineData("go-unary-requests")]
    [InlineData("py-sdk-unary-requests")]
    public void Requests_WithAnotherBody_AreRefused(string file)
    {
        foreach (var request in Load(file))
        {
            var changed = request with { PayloadHash = SigV4.PayloadHash("another body"u8) };
            Verify(changed).ShouldBeOneOf(SigV4Outcome.SignatureMismatch, SigV4Outcome.PayloadHashMismatch);
        }
    }

    private static SigV4Outcome Verify(SigV4Request request)
    {
        SigV4Authentication.TryRead(request, out var claims).ShouldBe(SigV4Outcome.Unverified);
        return SigV4Verifier.Verify(request, claims!, [Secret], claims!.Date, new SigV4Options { Service = "polly" }).Outcome;
    }

    private static List<SigV4Request> Load(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(RepositoryFolder.Golden("polly", file + ".json")));
        return json.RootElement.TryGetProperty("captures", out var captures)
            ? [.. captures.EnumerateArray().Select(FromCapture)]
            : [.. json.RootElement.GetProperty("requests").EnumerateArray().Select(FromJavaScript)];
    }

    private static SigV4Request FromCapture(JsonElement capture)
    {
        var line = capture.GetProperty("request_line").GetString()!.Split(' ');
        SigV4Header[] headers =
        [
            .. capture.GetProperty("headers").EnumerateArray().Select(h => new SigV4Header(h[0].GetString()!, h[1].GetString()!)),
        ];
        return Assemble(line[0], line[1], headers, Encoding.UTF8.GetBytes(capture.GetProperty("body").GetString()!));
    }

    private static SigV4Request FromJavaScript(JsonElement request)
    {
        SigV4Header[] headers =
        [
            .. request.GetProperty("headers").EnumerateObject().Select(h => new SigV4Header(h.Name, h.Value.GetString()!)),
        ];
        string Pseudo(string name) => headers.First(header => header.Name == name).Value;
        return Assemble(Pseudo(":method"), Pseudo(":path"), headers, Convert.FromHexString(request.GetProperty("bodyHex").GetString()!));
    }

    private static SigV4Request Assemble(string method, string target, SigV4Header[] headers, byte[] body) =>
        SigV4Request.ForTarget(method, target, headers.First(header => header.Name.ToLowerInvariant() is ":authority" or "host").Value) with
        {
            Headers = headers,
            PayloadHash = SigV4.PayloadHash(body),
            PayloadHashCoversBody = true,
        };
}
