using System.Globalization;
using System.Text.Json;
using Antiphon.Cli.Configuration;
using Antiphon.Cli.Terminal;
using Antiphon.Server.Data;
using Antiphon.Server.Keys;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace Antiphon.Cli.Keys;

/// <summary>What <c>antiphon keys</c> does to the key file; the server watches the file.</summary>
internal static class KeyActions
{
    public static async Task<int> ListAsync(Surroundings surroundings, Settings settings, bool json, CancellationToken cancellationToken)
    {
        var keys = (await OpenAsync(surroundings, settings, cancellationToken)).List();
        var now = surroundings.Time.GetUtcNow();
        if (json)
        {
            foreach (var key in keys) surroundings.Output.WriteLine(JsonOf(key));
            return ExitCodes.Success;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("id", "name", "kind", "expires", "streams", "calls/s");
        foreach (var key in keys)
        {
            table.AddRow(
                key.Id,
                Markup.Escape(key.Name),
                key.SessionToken is null ? "permanent" : "temporary",
                ExpiryOf(key, now),
                key.Limits.ConcurrentStreams?.ToString(CultureInfo.InvariantCulture) ?? "–",
                key.Limits.CallsPerSecond?.ToString(CultureInfo.InvariantCulture) ?? "–");
        }

        TerminalOutput.Create(surroundings).Write(table);
        return ExitCodes.Success;
    }

    public static async Task<int> AddAsync(Surroundings surroundings, Settings settings, NewKey asked, CancellationToken cancellationToken)
    {
        var key = asked.Create(surroundings.Time.GetUtcNow());
        var store = await OpenAsync(surroundings, settings, cancellationToken);
        await store.AddAsync(key, cancellationToken);

        var output = surroundings.Output;
        output.WriteLine($"[{ProfileName(key.Name)}]");
        output.WriteLine($"aws_access_key_id = {key.Id}");
        output.WriteLine($"aws_secret_access_key = {key.Secret}");
        if (key.SessionToken is { } token) output.WriteLine($"aws_session_token = {token}");
        surroundings.Say("the secret is not shown again; a running server accepts the key from now on.");
        return ExitCodes.Success;
    }

    public static async Task<int> RevokeAsync(Surroundings surroundings, Settings settings, string id, CancellationToken cancellationToken)
    {
        var store = await OpenAsync(surroundings, settings, cancellationToken);
        if (!await store.RevokeAsync(id, cancellationToken)) throw new CommandException($"there is no key {id}; antiphon keys list shows all.");
        surroundings.Say($"{id} is revoked.");
        return ExitCodes.Success;
    }

    private static Task<FileKeyStore> OpenAsync(Surroundings surroundings, Settings settings, CancellationToken cancellationToken) =>
        FileKeyStore.OpenAsync(new DataFolder(settings.DataFolder), surroundings.Time, NullLogger<FileKeyStore>.Instance, cancellationToken);

    private static string ExpiryOf(ApiKey key, DateTimeOffset now) => key.ExpiresAt is not { } at ? "never"
        : at <= now ? "expired" : at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    // A section's name ends at the first ']'.
    private static string ProfileName(string name) => new([.. name.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')]);

    private static string JsonOf(ApiKey key) => JsonText.Write(json =>
    {
        json.WriteString("id", key.Id);
        json.WriteString("name", key.Name);
        json.WriteBoolean("temporary", key.SessionToken is not null);
        if (key.ExpiresAt is { } at) json.WriteString("expires", at);
        if (key.Limits.ConcurrentStreams is { } streams) json.WriteNumber("maxStreams", streams);
        if (key.Limits.CallsPerSecond is { } rate) json.WriteNumber("callsPerSecond", rate);
    });
}
