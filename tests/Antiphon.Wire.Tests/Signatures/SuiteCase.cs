using System.Text.Json;
using Antiphon.Wire.Signatures;

namespace Antiphon.Wire.Tests.Signatures;

/// <summary>One case of AWS's signing suite: a raw request and every stage of its signature, by header and by query.</summary>
internal sealed class SuiteCase
{
    private readonly string _folder;

    private SuiteCase(string name)
    {
        _folder = Path.Combine(Folder, name);
        using var json = JsonDocument.Parse(Read("context.json"));
        var context = json.RootElement;
        var credentials = context.GetProperty("credentials");
        Credentials = new SigV4Credentials(
            credentials.GetProperty("access_key_id").GetString()!,
            credentials.GetProperty("secret_access_key").GetString()!,
            credentials.TryGetProperty("token", out var token) ? token.GetString() : null);
        Service = new SigV4Service(context.GetProperty("region").GetString()!, context.GetProperty("service").GetString()!);
        Date = context.GetProperty("timestamp").GetDateTimeOffset();
        SignsBody = context.GetProperty("sign_body").GetBoolean();
        Options = new SigV4Options
        {
            NormalizePath = context.GetProperty("normalize").GetBoolean(),
            SessionTokenUnsigned = context.TryGetProperty("omit_session_token", out var omit) && omit.GetBoolean(),
            DefaultExpiry = TimeSpan.FromSeconds(context.GetProperty("expiration_in_seconds").GetInt32()),
        };
    }

    public static TheoryData<string> Names =>
        RepositoryFolder.Shared is null
            ? [""]
            : [.. Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    public SigV4Credentials Credentials { get; }

    public SigV4Service Service { get; }

    public DateTimeOffset Date { get; }

    public bool SignsBody { get; }

    public SigV4Options Options { get; }

    public CredentialScope Scope => new(SigV4Time.Format(Date)[..8], Service.Region, Service.Name);

    private static string Folder => Path.Combine(RepositoryFolder.Shared!, "vectors", "sigv4");

    public static SuiteCase Load(string name) => new(name);

    public string Read(string file) => File.ReadAllText(Path.Combine(_folder, file)).ReplaceLineEndings("\n").TrimEnd('\n');

    /// <summary>Parses a raw request; a line that begins with white space continues the header above it.</summary>
    public static SigV4Request Parse(string raw)
    {
        var end = raw.IndexOf("\n\n", StringComparison.Ordinal);
        var body = end < 0 ? "" : raw[(end + 2)..];
        var lines = (end < 0 ? raw : raw[..end]).Split('\n');
        var target = lines[0][(lines[0].IndexOf(' ', StringComparison.Ordinal) + 1)..lines[0].LastIndexOf(' ')];
        var headers = new List<SigV4Header>();
        foreach (var line in lines[1..])
        {
            if (char.IsWhiteSpace(line[0])) headers[^1] = new SigV4Header(headers[^1].Name, headers[^1].Value + "\n" + line);
            else headers.Add(
                new SigV4Header(
                    line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]));
        }

        return SigV4Request.ForTarget(lines[0].Split(' ')[0], target, headers.First(header => header.Name == "Host").Value) with
        {
            Headers = headers,
            PayloadHash = SigV4.PayloadHash(System.Text.Encoding.UTF8.GetBytes(body)),
        };
    }
}
