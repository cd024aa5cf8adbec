using Antiphon.Server.Keys;

namespace Antiphon.Cli.Keys;

/// <summary>What a list shows of a key, of whichever door.</summary>
internal sealed record KeyRow(string Id, string Name, string Kind, DateTimeOffset? ExpiresAt, KeyLimits Limits)
{
    public const string Temporary = "temporary";

    public static KeyRow Of(AccessKey key) => new(key.Id, key.Account, key.SessionToken is null ? "permanent" : Temporary, key.ExpiresAt, key.Limits);

    public static KeyRow Of(ApiKey key) => new(key.Id, key.Account, "api", key.ExpiresAt, key.Limits);
}
