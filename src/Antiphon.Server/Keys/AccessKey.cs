namespace Antiphon.Server.Keys;

/// <summary>One access key. Its text never shows the secret.</summary>
public sealed record AccessKey
{
    /// <summary>Who everybody is where nothing is verified.</summary>
    internal static readonly AccessKey Anonymous = new() { Id = "ANONYMOUS", Secret = "", Name = "anonymous" };

    /// <summary>The access key id, as it appears in a request's Authorization header.</summary>
    public required string Id { get; init; }

    /// <summary>The secret access key: what signatures are made with.</summary>
    public required string Secret { get; init; }

    /// <summary>Whom it belongs to. Keys of one name are one principal, and any of its secrets may sign the events of its streams.</summary>
    public required string Name { get; init; }

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
        ArgumentException.ThrowIfNullOrWhiteSpace(Name);
        if (Id.Any(c => c is '/' or '=' or ',' || char.IsWhiteSpace(c))) throw new ArgumentException("A key id has no '/', '=', ',' or blank.", nameof(Id));
        if (Secret.AsSpan().ContainsAny("\r\n")) throw new ArgumentException("A secret is one line.", nameof(Secret));
        Limits.Validate();
    }

    /// <summary>The id and the name, without what must stay secret.</summary>
    public override string ToString() => Id + " (" + Name + ")";
}
