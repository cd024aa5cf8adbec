using System.Text.Json;
using Antiphon.Wire.Signatures;

namespace Antiphon.Wire.Tests.Signatures;

/// <summary>One captured synthesis stream: the request's headers and the signed events that a real client sent.</summary>
internal sealed class GoldenStream
{
    private GoldenStream(JsonElement json, IReadOnlyList<byte[]> events)
    {
        Events = events;
        Secret = json.GetProperty("creds").GetProperty("secretAccessKey").GetString()!;
        Service = new SigV4Service(json.GetProperty("region").GetString()!, json.GetProperty("service").GetString()!);
        SeedTexts = json.TryGetProperty("seed", out var seed) && seed.TryGetProperty("canonicalRequest", out var canonical)
            ? (canonical.GetString()!, seed.TryGetProperty("stringToSign", out var text) ? text.GetString() : null)
            : null;

        var headers = Headers(json.GetProperty(WireHeaders(json)));
        var authority = headers.First(header => header.Name.ToLowerInvariant() is ":authority" or "host").Value;
        var target = headers.FirstOrDefault(header => header.Name == ":path").Value ?? json.GetProperty("path").GetString()!;
        Request = SigV4Request.ForTarget(json.GetProperty("method").GetString()!, target, authority) with { Headers = headers };
    }

    public static TheoryData<string> Names => [.. Files().Select(file => Path.GetFileNameWithoutExtension(file))];

    public SigV4Request Request { get; }

    public string Secret { get; }

    public SigV4Service Service { get; }

    public (string CanonicalRequest, string? StringToSign)? SeedTexts { get; }

    /// <summary>The outer messages in the order sent.</summary>
    public IReadOnlyList<byte[]> Events { get; }

    public static GoldenStream Load(string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(RepositoryFolder.Golden("polly", name + ".json")));
        var lines = File.ReadAllLines(RepositoryFolder.Golden("polly", name + ".hex"));
        return new GoldenStream(
            json.RootElement, [.. lines.Where(line => line.Length > 0 && line[0] != '#').Select(Convert.FromHexString)]);
    }

    /// <summary>Reads the claims of the request; they must be there.</summary>
    public SigV4Authentication Claims()
    {
        SigV4Authentication.TryRead(Request, out var claims).ShouldBe(SigV4Outcome.Unverified);
        return claims!;
    }

    public EventSignatureVerifier Verifier(params string[] secrets) =>
        new(secrets.Length == 0 ? [Secret] : secrets, Service.Region, Service.Name, Claims().Signature);

    private static IEnumerable<string> Files() => Directory.GetFiles(RepositoryFolder.Golden("polly"), "*.json")
        .Where(file => File.Exists(Path.ChangeExtension(file, ".hex")))
        .Order(StringComparer.Ordinal);

    // Where a capture tells the canonical form of repeated headers from the lines on the wire, the wire is what a server sees.
    private static string WireHeaders(JsonElement json) =>
        json.TryGetProperty("headerLinesOnWire", out _)
            ? "headerLinesOnWire"
            : json.TryGetProperty("headersOnWire", out _) ? "headersOnWire" : "headersInOrder";

    private static SigV4Header[] Headers(JsonElement lines) =>
        [.. lines.EnumerateArray().Select(line => new SigV4Header(line[0].GetString()!, line[1].GetString()!))];
}
