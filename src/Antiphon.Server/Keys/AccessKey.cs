using System.Text.Json.Serialization;

namespace Antiphon.Server.Keys;

/// <summary>One access key. Its text never shows the secret.</summary>
public sealed record AccessKey
{
    /// <summary>The key of every caller of a server that verifies no signatures.</summary>
    internal static readonly AccessKey Anonymous = new() { Id = "ANONYMOUS", Secret = "", Account = "anonymous" };

    /// <summary>The access key id, as it appears in a request's Authorization header.</summary>
    public required string Id { get; init; }

    /// <summary>The secret access key: what signatures are made with.</summary>
    public required string Secret { get; init; }

    /// <summary>The account that the key belongs to. Any secret of an account may sign the events of its streams.</summary>
    [JsonPropertyName("name")]
    public required string Account { get; init; }

    /// <summary>Temporary credentials: requests must carry exactly this token. Null: they must carry none.</summary>
    public string? SessionToken { get; init; }

    /// <summary>From when on it is refused for new requests. Null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What the key may use; null members are bounded by the server only.</summary>
    public KeyLimits Limits { get; init; } = new();

    /// <exception cref="ArgumentException">A member cannot belong to a key.</exception>
    public void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Id);
        ArgumentException.ThrowIfNullOrWhiteSpace(Secret);
        ArgumentException.ThrowIfNullOrWhiteSpace(Account);
        if (Id.Any(c => c is '/' or '=' or ',' || char.IsWhiteSpace(c))) throw new ArgumentException("A key id has no '/', '=', ',' or blank.", nameof(Id));
        if (Secret.AsSpan().ContainsAny("\r\n")) throw new ArgumentException("A secret is one line.", nameof(Secret));
        Limits.Validate();
    }

    /// <summary>The id and the account, without what must stay secret.</summary>
    public override string ToString() => Id + " (" + Account + ")";
}
