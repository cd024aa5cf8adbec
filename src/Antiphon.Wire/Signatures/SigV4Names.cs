namespace Antiphon.Wire.Signatures;

/// <summary>The protocol's own words.</summary>
internal static class SigV4Names
{
    public const string Algorithm = "AWS4-HMAC-SHA256";
    public const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    public const string AuthorizationHeader = "authorization";
    public const string ContentHashHeader = "x-amz-content-sha256";
    public const string DateHeader = "x-amz-date";
    public const string TokenHeader = "x-amz-security-token";
    public const string HostHeader = "host";
    public const string AuthorityHeader = ":authority";

    public const string AlgorithmParameter = "X-Amz-Algorithm";
    public const string CredentialParameter = "X-Amz-Credential";
    public const string DateParameter = "X-Amz-Date";
    public const string ExpiresParameter = "X-Amz-Expires";
    public const string SignedHeadersParameter = "X-Amz-SignedHeaders";
    public const string TokenParameter = "X-Amz-Security-Token";
    public const string SignatureParameter = "X-Amz-Signature";
}
