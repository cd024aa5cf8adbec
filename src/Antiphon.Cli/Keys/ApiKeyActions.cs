using Antiphon.Cli.Configuration;
using Antiphon.Cli.Hosting;
using Antiphon.Cli.Terminal;
using Antiphon.Server.Data;
using Antiphon.Server.Keys;
using Antiphon.Server.Stores.Files;
using Microsoft.Extensions.Logging.Abstractions;

namespace Antiphon.Cli.Keys;

/// <summary>What <c>antiphon keys</c> does to the file of API keys; the server watches the file.</summary>
internal static class ApiKeyActions
{
    public static async Task<int> AddAsync(Surroundings surroundings, Settings settings, NewKey asked, CancellationToken cancellationToken)
    {
        var address = ClientAddress.Of(settings);
        var data = new DataFolder(settings.DataFolder);
        var key = asked.CreateApiKey(surroundings.Time.GetUtcNow(), out var text);
        await Open(data, surroundings).AddAsync(key, cancellationToken);

        surroundings.Output.WriteLine($"OPENAI_BASE_URL={address}/v1");
        surroundings.Output.WriteLine($"OPENAI_API_KEY={text}");
        surroundings.Say("the key is not shown again; a running server accepts it from now on.");
        surroundings.Say($"Node.js trusts the server with NODE_EXTRA_CA_CERTS={data.AuthorityCertificate}, Python with SSL_CERT_FILE={data.AuthorityBundle}.");
        return ExitCodes.Success;
    }

    public static IReadOnlyList<ApiKey> List(Surroundings surroundings, Settings settings) => Open(new DataFolder(settings.DataFolder), surroundings).List();

    public static Task<bool> RevokeAsync(Surroundings surroundings, Settings settings, string id, CancellationToken cancellationToken) =>
        Open(new DataFolder(settings.DataFolder), surroundings).RevokeAsync(id, cancellationToken);

    private static FileApiKeyStore Open(DataFolder data, Surroundings surroundings) =>
        new(data, surroundings.Time, NullLogger<FileApiKeyStore>.Instance);
}
