namespace Antiphon.Wire.Signatures;

/// <summary>How requests are signed, and what a verifier puts up with.</summary>
public sealed record SigV4Options
{
    /// <summary>The defaults.</summary>
    public static SigV4Options Default { get; } = new();

    /// <summary>Remove dot segments and doubled slashes from the path before it is signed; S3 alone does not.</summary>
    public bool NormalizePath { get; init; } = true;

    /// <summary>A session token is added after signing instead of being signed (IoT's presigned URLs). Default false.</summary>
    public bool SessionTokenUnsigned { get; init; }

    /// <summary>How far a request's date may lie from now, either way; 5 minutes, as AWS documents it.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long a presigned request is good: what a signer asks for, and what a verifier grants where it does not say (Go). 15 minutes.
    /// </summary>
    public TimeSpan DefaultExpiry { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The longest a presigned request may ask for; 7 days, as AWS documents it.</summary>
    public TimeSpan MaxExpiry { get; init; } = TimeSpan.FromDays(7);

    /// <summary>The service the scope must name; null accepts any.</summary>
    public string? Service { get; init; }

    /// <summary>The regions the scope may name; empty accepts any.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>
    /// A port the client may have signed behind an authority that arrived without one; null where there is none to try. An authority
    /// that arrives with a port is always tried without it too (amazon-polly-streaming signs the bare host).
    /// </summary>
    public int? Port { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A duration is negative or zero, or the port is none.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ClockSkew, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(DefaultExpiry, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(MaxExpiry, TimeSpan.Zero);
        if (Port is { } port) ArgumentOutOfRangeException.ThrowIfNotEqual((ushort)port, port);
    }
}
