using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Antiphon.Server.Keys;

namespace Antiphon.Server.Tests.Golden;

/// <summary>One recorded call of a real client (tests/golden/polly, the files of unary requests).</summary>
internal sealed record UnaryRecording(string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    public static AccessKey Key { get; } = new() { Id = "AKIDEXAMPLE", Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", Account = "recorded" };

    public bool IsHttp2 { get; init; }

    /// <summary>When it was signed.</summary>
    public DateTimeOffset Date =>
        DateTimeOffset.ParseExact(Header("x-amz-date"), "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>Those calls of a file whose path this is.</summary>
    public static List<UnaryRecording> Load(string file, string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(RepositoryFolder.Golden("polly", file + ".json")));
        var all = json.RootElement.TryGetProperty("captures", out var captures)
            ? captures.EnumerateArray().Select(FromCapture)
            : json.RootElement.GetProperty("requests").EnumerateArray().Select(FromJavaScript);
        return [.. all.Where(call => call.Target.Split('?')[0] == path)];
    }

    /// <summary>The same request, to be sent to another port: the authority stays the recorded one, because it is signed.</summary>
    public HttpRequestMessage ToRequest(Uri server)
    {
        var request = new HttpRequestMessage(new HttpMethod(Method), new Uri(server, Target))
        {
            Version = IsHttp2 ? HttpVersion.Version20 : HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (Body.Length > 0) request.Content = new ByteArrayContent(Body);
        request.Headers.Host = Headers.First(h => h.Name.ToLowerInvariant() is ":authority" or "host").Value;
        foreach (var (name, value) in Headers)
        {
            if (name.StartsWith(':') || name.ToLowerInvariant() is "host" or "connection") continue;
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private string Header(string name) => Headers.First(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static UnaryRecording FromCapture(JsonElement capture)
    {
        var line = capture.GetProperty("request_line").GetString()!.Split(' ');
        var headers = capture.GetProperty("headers").EnumerateArray().Select(h => (h[0].GetString()!, h[1].GetString()!)).ToList();
        return new(line[0], line[1], headers, Encoding.UTF8.GetBytes(capture.GetProperty("body").GetString()!)) { IsHttp2 = line[2] == "HTTP/2" };
    }

    private static UnaryRecording FromJavaScript(JsonElement request)
    {
        var headers = request.GetProperty("headers").EnumerateObject().Select(h => (h.Name, Value: h.Value.GetString()!)).ToList();
        string Pseudo(string name) => headers.First(header => header.Name == name).Value;
        return new(Pseudo(":method"), Pseudo(":path"), headers, Convert.FromHexString(request.GetProperty("bodyHex").GetString()!)) { IsHttp2 = true };
    }
}
