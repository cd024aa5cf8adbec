using System.Globalization;
using System.Text.Json;
using Antiphon.Server.Keys;

namespace Antiphon.Server.Tests.Golden;

/// <summary>One recorded request of a real client (tests/golden/polly; its README says how each was made).</summary>
internal sealed class Recording
{
    private static readonly string Folder = RepositoryFolder.Golden("polly");
    private readonly JsonElement _json;

    private Recording(string name)
    {
        Name = name;
        _json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, name + ".json"))).RootElement;
        Messages = [.. File.ReadLines(Path.Combine(Folder, name + ".hex")).Where(l => l.Length > 0 && l[0] != '#').Select(Convert.FromHexString)];
        var raw = Path.Combine(Folder, name + ".h2-client-bytes.hex");
        ClientBytes = File.Exists(raw) ? Convert.FromHexString(string.Concat(File.ReadLines(raw))) : null;
    }

    public string Name { get; }

    /// <summary>The signed messages of the body.</summary>
    public IReadOnlyList<byte[]> Messages { get; }

    /// <summary>Every byte the client wrote, or null where only headers and messages are known.</summary>
    public byte[]? ClientBytes { get; }

    /// <summary>Header lines as sent, repeated ones included.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers => Lines("headerLinesOnWire") ?? Lines("headersOnWire") ?? Lines("headersInOrder")!;

    public bool IsHttp11 => _json.TryGetProperty("httpVersion", out var version) && version.GetString() == "1.1";

    /// <summary>Cleartext where the client said so; everything else was recorded inside TLS.</summary>
    public bool IsTls => Header(":scheme") != "http";

    public string Target => _json.GetProperty("path").GetString()!;

    /// <summary>When the request was signed: the server's clock must agree.</summary>
    public DateTimeOffset Date =>
        DateTimeOffset.ParseExact(Header("x-amz-date")!, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public AccessKey Key => new()
    {
        Id = _json.GetProperty("creds").GetProperty("accessKeyId").GetString()!,
        Secret = _json.GetProperty("creds").GetProperty("secretAccessKey").GetString()!,
        SessionToken = _json.GetProperty("creds").TryGetProperty("sessionToken", out var token) ? token.GetString() : null,
        Account = "recorded",
    };

    /// <summary>Of the signature's scope.</summary>
    public string Region => Header("authorization")!.Split('/')[2];

    /// <summary>The lexicons that the request names.</summary>
    public IEnumerable<string> LexiconNames =>
        from line in Headers
        where line.Name.Equals("x-amzn-lexiconnames", StringComparison.OrdinalIgnoreCase)
        from name in line.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        select name;

    public static Recording Load(string name) => new(name);

    /// <summary>The names of all recorded streams.</summary>
    public static IEnumerable<string> Names() =>
        from file in Directory.EnumerateFiles(Folder, "*.hex").Order(StringComparer.Ordinal)
        let name = Path.GetFileNameWithoutExtension(file)
        where File.Exists(Path.Combine(Folder, name + ".json"))
        select name;

    public string? Header(string name) => Lines("headersInOrder")!.FirstOrDefault(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private List<(string Name, string Value)>? Lines(string member) =>
        _json.TryGetProperty(member, out var lines)
            ? [.. lines.EnumerateArray().Select(l => (l[0].GetString()!, l[1].GetString()!))]
            : null;
}
