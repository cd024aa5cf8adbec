using System.Globalization;

namespace Antiphon.Wire.Signatures;

/// <summary>
/// Reads both forms: <c>Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…</c> and the presigned query.
/// </summary>
internal static class SigV4AuthenticationReader
{
    private const int SignatureLength = 64;

    public static SigV4Outcome Read(SigV4Request request, out SigV4Authentication? authentication)
    {
        authentication = null;
        var authorization = request.FindHeader(SigV4Names.AuthorizationHeader);
        if (!string.IsNullOrEmpty(authorization)) return ReadHeader(request, authorization, out authentication);

        var algorithm = CanonicalQuery.Find(request.Query, SigV4Names.AlgorithmParameter);
        var signature = CanonicalQuery.Find(request.Query, SigV4Names.SignatureParameter);
        if (algorithm is null && signature is null) return SigV4Outcome.MissingAuthentication;
        return algorithm == SigV4Names.Algorithm ? ReadQuery(request, out authentication) : SigV4Outcome.UnsupportedAlgorithm;
    }

    private static SigV4Outcome ReadHeader(SigV4Request request, string authorization, out SigV4Authentication? authentication)
    {
        authentication = null;
        var space = authorization.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || authorization[..space] != SigV4Names.Algorithm) return SigV4Outcome.UnsupportedAlgorithm;

        string? credential = null, signedHeaders = null, signature = null;
        foreach (var part in authorization[space..].Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.StartsWith("Credential=", StringComparison.Ordinal)) credential = part["Credential=".Length..];
            else if (part.StartsWith("SignedHeaders=", StringComparison.Ordinal)) signedHeaders = part["SignedHeaders=".Length..];
            else if (part.StartsWith("Signature=", StringComparison.Ordinal)) signature = part["Signature=".Length..];
        }

        authentication = Assemble(credential, signedHeaders, signature, request.FindHeader(SigV4Names.DateHeader));
        if (authentication is null) return SigV4Outcome.IncompleteSignature;
        authentication = authentication with { SessionToken = request.FindHeader(SigV4Names.TokenHeader) };
        return SigV4Outcome.Unverified;
    }

    private static SigV4Outcome ReadQuery(SigV4Request request, out SigV4Authentication? authentication)
    {
        string? Find(string name) => CanonicalQuery.Find(request.Query, name);
        authentication = Assemble(
            Find(SigV4Names.CredentialParameter),
            Find(SigV4Names.SignedHeadersParameter),
            Find(SigV4Names.SignatureParameter),
            Find(SigV4Names.DateParameter));

        var seconds = 0u;
        var expires = Find(SigV4Names.ExpiresParameter);
        var isExpiryReadable = expires is null || uint.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out seconds);
        if (!isExpiryReadable) authentication = null;
        if (authentication is null) return SigV4Outcome.IncompleteSignature;
        authentication = authentication with
        {
            IsPresigned = true,
            SessionToken = Find(SigV4Names.TokenParameter),
            Expiry = expires is null ? null : TimeSpan.FromSeconds(seconds),
        };
        return SigV4Outcome.Unverified;
    }

    private static SigV4Authentication? Assemble(string? credential, string? signedHeaders, string? signature, string? dateText)
    {
        if (string.IsNullOrEmpty(signedHeaders) || signature is null || dateText is null) return null;
        if (signature.Length != SignatureLength || !signature.All(char.IsAsciiHexDigitLower)) return null;
        if (!CredentialScope.TryParse(credential ?? "", out var accessKeyId, out var scope)) return null;
        if (!SigV4Time.TryParse(dateText, out var date)) return null;
        return new SigV4Authentication
        {
            AccessKeyId = accessKeyId,
            Scope = scope,
            SignedHeaders = signedHeaders.Split(';'),
            Signature = signature,
            DateText = dateText,
            Date = date,
        };
    }
}
