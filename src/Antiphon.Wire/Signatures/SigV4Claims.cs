namespace Antiphon.Wire.Signatures;

/// <summary>Everything that can refuse a request before its signature is computed: scope, time, signed headers, payload hash.</summary>
internal static class SigV4Claims
{
    public static SigV4Verification? Refuse(SigV4Request request, SigV4Authentication claims, DateTimeOffset now, SigV4Options options) =>
        RefuseScope(claims, options) ?? RefuseTime(claims, now, options) ?? RefuseHeaders(request, claims);

    private static SigV4Verification? RefuseScope(SigV4Authentication claims, SigV4Options options)
    {
        var scope = claims.Scope;
        if (!claims.DateText.StartsWith(scope.Date, StringComparison.Ordinal))
        {
            return SigV4Verification.Failed(
                SigV4Outcome.ScopeDateMismatch,
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                + $"'{scope.Date}' != '{claims.DateText[..8]}', from '{claims.DateText}'.");
        }

        if (options.Service is { } service && scope.Service != service)
        {
            return SigV4Verification.Failed(
                SigV4Outcome.ScopeServiceMismatch, $"Credential should be scoped to correct service: '{service}'.");
        }

        return options.Regions.Count == 0 || options.Regions.Contains(scope.Region)
            ? null
            : SigV4Verification.Failed(SigV4Outcome.ScopeRegionMismatch, "Credential should be scoped to a valid region.");
    }

    private static SigV4Verification? RefuseTime(SigV4Authentication claims, DateTimeOffset now, SigV4Options options)
    {
        if (!claims.IsPresigned)
        {
            if (SigV4Time.Complain(claims.Date, now, options.ClockSkew) is not { } complaint) return null;
            return SigV4Verification.Failed(now > claims.Date ? SigV4Outcome.Expired : SigV4Outcome.NotYetCurrent, complaint);
        }

        var expiry = claims.Expiry ?? options.DefaultExpiry;
        if (expiry > options.MaxExpiry)
        {
            return SigV4Verification.Failed(
                SigV4Outcome.IncompleteSignature, $"X-Amz-Expires must be at most {options.MaxExpiry.TotalSeconds:0} seconds.");
        }

        if (now - claims.Date > expiry)
        {
            return SigV4Verification.Failed(SigV4Outcome.Expired, SigV4Time.Expired(claims.Date, now, expiry));
        }

        return claims.Date - now <= options.ClockSkew
            ? null
            : SigV4Verification.Failed(SigV4Outcome.NotYetCurrent, SigV4Time.Complain(claims.Date, now, options.ClockSkew)!);
    }

    private static SigV4Verification? RefuseHeaders(SigV4Request request, SigV4Authentication claims)
    {
        if (!claims.SignedHeaders.Any(static name => name is SigV4Names.HostHeader or SigV4Names.AuthorityHeader))
        {
            return SigV4Verification.Failed(
                SigV4Outcome.HostNotSigned, "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }

        var hash = request.PayloadHashCoversBody ? request.FindHeader(SigV4Names.ContentHashHeader) : null;
        return hash is null or SigV4Names.UnsignedPayload || hash == request.PayloadHash
            ? null
            : SigV4Verification.Failed(SigV4Outcome.PayloadHashMismatch, "x-amz-content-sha256 is not the SHA-256 of the body.");
    }
}
