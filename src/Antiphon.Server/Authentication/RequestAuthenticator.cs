using Antiphon.Server.Stores;
using System.Text.RegularExpressions;
using Antiphon.Server.Keys;
using Antiphon.Server.Refusals;
using Antiphon.Wire.Signatures;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Authentication;

/// <summary>Proves the caller of a request by its SigV4 signature (sdk-compatibility.md §3). Fails closed.</summary>
/// <remarks>
/// As at AWS, a signature has no nonce: whoever records a whole request, events included, can send it again while its date is within the
/// tolerance. TLS keeps others from recording it.
/// </remarks>
internal sealed partial class RequestAuthenticator(IAccessKeyStore keys, ServerOptions options, TimeProvider time)
{
    /// <summary>A request whose body is a stream of signed events: its payload hash is what the client says, else that of nothing.</summary>
    /// <exception cref="RefusedException">The request is not signed with a known key.</exception>
    public Caller AuthenticateStream(HttpContext context) => Authenticate(Read(context), ServiceOf(context));

    /// <summary>A request with a whole body.</summary>
    /// <exception cref="RefusedException">The request is not signed with a known key.</exception>
    public Caller Authenticate(HttpContext context, ReadOnlySpan<byte> body) =>
        Authenticate(Read(context) with { PayloadHash = SigV4.PayloadHash(body), PayloadHashCoversBody = true }, ServiceOf(context));

    /// <summary>Refuses what the headers alone show to be no caller's, so that nobody else's body is read. Proves nothing.</summary>
    /// <exception cref="RefusedException">The request is not signed with a known key.</exception>
    public void RefuseUnread(HttpContext context)
    {
        if (!options.VerifySignatures) return;
        var (request, now) = (Read(context), time.GetUtcNow());
        var (claims, _) = ReadClaims(request, now);
        if (SigV4Verifier.RefuseUnread(request, claims, now, OptionsOf(ServiceOf(context))) is { } refused) throw Refused(refused.Outcome, refused.Detail);
    }

    private Caller Authenticate(SigV4Request request, string service)
    {
        if (!options.VerifySignatures) return new Caller(AccessKey.Anonymous, default, null, []);

        var now = time.GetUtcNow();
        var (claims, key) = ReadClaims(request, now);

        // A key may be revoked or expire between the two look-ups: the request was admitted with it, so its events are verified with it.
        var secrets = keys.SecretsOf(key.Account);
        if (!secrets.Contains(key.Secret)) secrets = [key.Secret, .. secrets];
        var verification = SigV4Verifier.Verify(request, claims, [key.Secret], now, OptionsOf(service));
        if (!verification.IsVerified) throw Refused(verification.Outcome, verification.Detail);
        return new Caller(key, claims.Scope, verification.SeedSignature, secrets);
    }

    private (SigV4Authentication Claims, AccessKey Key) ReadClaims(SigV4Request request, DateTimeOffset now)
    {
        var outcome = SigV4Authentication.TryRead(request, out var claims);
        if (outcome != SigV4Outcome.Unverified) throw Refused(outcome, "");
        var key = FindKey(claims!, now);

        // Stores and rates are kept by region: a signer must not make them without end.
        if (!RegionName().IsMatch(claims!.Scope.Region)) throw new RefusedException(RefusalKind.SignatureInvalid, "Credential should be scoped to a valid region.");
        return (claims, key);
    }

    // An endpoint without it is a mistake of its door: the request fails, unverified requests never pass.
    private static string ServiceOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<AwsService>()?.SigningName
        ?? throw new InvalidOperationException("The endpoint of this request names no AWS service.");

    private SigV4Options OptionsOf(string service) => new() { ClockSkew = options.ClockTolerance, Service = service };

    private AccessKey FindKey(SigV4Authentication claims, DateTimeOffset now)
    {
        keys.TryFind(claims.AccessKeyId, out var key);
        return KeyRules.Check(key, claims.SessionToken, now) switch
        {
            KeyCheck.Ok => key!,
            KeyCheck.Expired => throw new RefusedException(RefusalKind.KeyExpired, "The security token included in the request is expired"),
            _ => throw new RefusedException(RefusalKind.KeyUnknown, "The security token included in the request is invalid."),
        };
    }

    private static SigV4Request Read(HttpContext context) => SignedTarget.Of(context) with { Headers = [.. Lines(context.Request.Headers)] };

    private static IEnumerable<SigV4Header> Lines(IHeaderDictionary headers) =>
        from header in headers
        from line in header.Value
        select new SigV4Header(header.Key, line ?? "");

    private static RefusedException Refused(SigV4Outcome outcome, string detail) => outcome switch
    {
        SigV4Outcome.MissingAuthentication => new(
            RefusalKind.CredentialsMissing, "The request carries no signature. antiphon env prints the settings of a client that signs."),
        SigV4Outcome.UnsupportedAlgorithm => new RefusedException(RefusalKind.CredentialsIncomplete, "Only AWS4-HMAC-SHA256 signatures are verified here."),
        SigV4Outcome.IncompleteSignature => new RefusedException(RefusalKind.CredentialsIncomplete,
            detail.Length > 0 ? detail : "Authorization needs Credential, SignedHeaders and Signature, and the request x-amz-date."),
        _ => new RefusedException(RefusalKind.SignatureInvalid, detail),
    };

    [GeneratedRegex(@"\A[a-z0-9-]{1,32}\z")]
    private static partial Regex RegionName();
}
