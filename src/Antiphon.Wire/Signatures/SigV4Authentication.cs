namespace Antiphon.Wire.Signatures;

/// <summary>What a request says about its own signature. Nothing of it is proven.</summary>
public sealed record SigV4Authentication
{
    /// <summary>Whose secrets to verify with.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>The day, region and service the key is claimed for.</summary>
    public required CredentialScope Scope { get; init; }

    /// <summary>Names of the signed headers in their order.</summary>
    public required IReadOnlyList<string> SignedHeaders { get; init; }

    /// <summary>The claimed signature: 64 lower-case hex digits.</summary>
    public required string Signature { get; init; }

    /// <summary>The date as sent, which is what was signed.</summary>
    public required string DateText { get; init; }

    /// <summary>The same date.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>The token of temporary credentials; null where there is none.</summary>
    public string? SessionToken { get; init; }

    /// <summary>Whether the signature came in the query (presigned) instead of the Authorization header.</summary>
    public bool IsPresigned { get; init; }

    /// <summary>How long a presigned request asks to be good; null where it does not say.</summary>
    public TimeSpan? Expiry { get; init; }

    /// <summary>Reads the Authorization header, or else the presigned parameters.</summary>
    /// <returns><see cref="SigV4Outcome.Unverified"/> where there is something to verify, else why there is not.</returns>
    public static SigV4Outcome TryRead(SigV4Request request, out SigV4Authentication? authentication)
    {
        ArgumentNullException.ThrowIfNull(request);
        return SigV4AuthenticationReader.Read(request, out authentication);
    }
}
