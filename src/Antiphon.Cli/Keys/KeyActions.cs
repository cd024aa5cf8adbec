using Antiphon.Server.Stores.Files;
using System.Globalization;
using System.Text.Json;
using Antiphon.Cli.Configuration;
using Antiphon.Cli.Terminal;
using Antiphon.Server.Data;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace Antiphon.Cli.Keys;

/// <summary>What <c>antiphon keys</c> does to the key file; the server watches the file.</summary>
internal static class KeyActions
{
    public static async Task<int> ListAsync(Surroundings surroundings, Settings settings, bool json, CancellationToken cancellationToken)
    {
        var rows = (await OpenAsync(surroundings, settings, cancellationToken)).List().Select(KeyRow.Of)
            .Concat(ApiKeyActions.List(surroundings, settings).Select(KeyRow.Of));
        var now = surroundings.Time.GetUtcNow();
        if (json)
        {
            foreach (var row in rows) surroundings.Output.WriteLine(JsonOf(row));
            return ExitCodes.Success;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("id", "name", "kind", "expires", "streams", "calls/s");
        foreach (var row in rows)
        {
            table.AddRow(
                row.Id,
                Markup.Escape(row.Name),
                row.Kind,
                ExpiryOf(row.ExpiresAt, now),
                row.Limits.ConcurrentStreams?.ToString(CultureInfo.InvariantCulture) ?? "–",
                row.Limits.CallsPerSecond?.ToString(CultureInfo.InvariantCulture) ?? "–");
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
        output.WriteLine($"[{ProfileName(key.Account)}]");
        output.WriteLine($"aws_access_key_id = {key.Id}");
        output.WriteLine($"aws_secret_access_key = {key.Secret}");
        if (key.SessionToken is { } token) output.WriteLine($"aws_session_token = {token}");
        surroundings.Say("the secret is not shown again; a running server accepts the key from now on.");
        return ExitCodes.Success;
    }

    public static async Task<int> RevokeAsync(Surroundings surroundings, Settings settings, string id, CancellationToken cancellationToken)
    {
        var store = await OpenAsync(surroundings, settings, cancellationToken);
        if (!await store.RevokeAsync(id, cancellationToken) && !await ApiKeyActions.RevokeAsync(surroundings, settings, id, cancellationToken)) throw new CommandException($"there is no key {id}; antiphon keys list shows all.");
        surroundings.Say($"{id} is revoked.");
        return ExitCodes.Success;
    }

    private static Task<FileAccessKeyStore> OpenAsync(Surroundings surroundings, Settings settings, CancellationToken cancellationToken) =>
        FileAccessKeyStore.OpenAsync(new DataFolder(settings.DataFolder), surroundings.Time, NullLogger<FileAccessKeyStore>.Instance, cancellationToken);

    private static string ExpiryOf(DateTimeOffset? expiresAt, DateTimeOffset now) => expiresAt is not { } at ? "never"
        : at <= now ? "expired" : at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    // A section's name ends at the first ']'.
    private static string ProfileName(string name) => new([.. name.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')]);

    private static string JsonOf(KeyRow row) => JsonText.Write(json =>
    {
        json.WriteString("id", row.Id);
        json.WriteString("name", row.Name);
        json.WriteString("kind", row.Kind);
        json.WriteBoolean("temporary", row.Kind == KeyRow.Temporary);
        if (row.ExpiresAt is { } at) json.WriteString("expires", at);
        if (row.Limits.ConcurrentStreams is { } streams) json.WriteNumber("maxStreams", streams);
        if (row.Limits.CallsPerSecond is { } rate) json.WriteNumber("callsPerSecond", rate);
    });
}
