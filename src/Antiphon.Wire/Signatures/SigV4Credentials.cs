namespace Antiphon.Wire.Signatures;

/// <summary>What a client signs with.</summary>
/// <param name="AccessKeyId">Sent with every request.</param>
/// <param name="SecretAccessKey">Never sent.</param>
/// <param name="SessionToken">Sent with temporary credentials; null for permanent ones.</param>
public sealed record SigV4Credentials(string AccessKeyId, string SecretAccessKey, string? SessionToken = null)
{
    /// <summary>The access key alone: secrets do not belong in logs.</summary>
    public override string ToString() => AccessKeyId;
}
