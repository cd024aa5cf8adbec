using System.Security.Cryptography;
using System.Text;

namespace Antiphon.Wire.Signatures;

/// <summary>
/// Verifies a request's signature in both its forms, under each of the ways in which real clients write the canonical request
/// (authority with and without port; lines of a repeated header joined with a comma, or a comma and a space). Pure and thread-safe.
/// </summary>
public static class SigV4Verifier
{
    private const string Mismatch = "The request signature we calculated does not match the signature you provided. "
        + "Check your AWS Secret Access Key and signing method.";

    /// <summary>Verifies what <see cref="SigV4Authentication.TryRead"/> has read.</summary>
    /// <param name="request">The request as received.</param>
    /// <param name="authentication">Its claims.</param>
    /// <param name="secrets">The active secrets of the key's owner; tried in order.</param>
    /// <param name="now">The time to judge dates by.</param>
    /// <param name="options">Window, service and regions to accept; null for the defaults.</param>
    public static SigV4Verification Verify(
        SigV4Request request,
        SigV4Authentication authentication,
        IReadOnlyList<string> secrets,
        DateTimeOffset now,
        SigV4Options? options = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(authentication);
        ArgumentNullException.ThrowIfNull(secrets);
        options ??= SigV4Options.Default;
        return SigV4Claims.Refuse(request, authentication, now, options) ?? VerifySignature(request, authentication, secrets, options);
    }

    /// <summary>What refuses a request whose body is not there yet: its scope, its date or its signed headers. Nothing is proven.</summary>
    /// <returns>Null where nothing does: all of it is to be verified then.</returns>
    public static SigV4Verification? RefuseUnread(
        SigV4Request request, SigV4Authentication authentication, DateTimeOffset now, SigV4Options? options = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(authentication);
        return SigV4Claims.Refuse(request with { PayloadHashCoversBody = false }, authentication, now, options ?? SigV4Options.Default);
    }

    private static SigV4Verification VerifySignature(
        SigV4Request request, SigV4Authentication authentication, IReadOnlyList<string> secrets, SigV4Options options)
    {
        var claimed = Encoding.ASCII.GetBytes(authentication.Signature);
        var keys = secrets.Select(secret => SigV4.SigningKey(secret, authentication.Scope)).ToArray();
        foreach (var form in Forms(request, authentication, options))
        {
            var canonical = form.Write(request, authentication.SignedHeaders);
            var text = SigV4.StringToSign(authentication.DateText, authentication.Scope, canonical);
            for (var i = 0; i < keys.Length; i++)
            {
                var signature = SigV4.Signature(keys[i], text);
                if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), claimed))
                {
                    return new SigV4Verification(SigV4Outcome.Verified, signature, "", i);
                }
            }
        }

        return SigV4Verification.Failed(SigV4Outcome.SignatureMismatch, Mismatch);
    }

    private static IEnumerable<CanonicalForm> Forms(SigV4Request request, SigV4Authentication authentication, SigV4Options options)
    {
        var tokenUnsigned = options.SessionTokenUnsigned && authentication.IsPresigned;
        var repeats = authentication.SignedHeaders.Any(name => request.CountHeader(name) > 1);
        foreach (var authority in Authorities(request.Authority, options.Port))
        {
            yield return new CanonicalForm(authority, ",", options.NormalizePath, tokenUnsigned);
            if (repeats) yield return new CanonicalForm(authority, ", ", options.NormalizePath, tokenUnsigned);
        }
    }

    private static IEnumerable<string> Authorities(string authority, int? port)
    {
        yield return authority;
        var colon = authority.LastIndexOf(':');
        if (colon > authority.LastIndexOf(']')) yield return authority[..colon]; // the colons of an IPv6 address are inside its brackets
        else if (port is not null) yield return $"{authority}:{port}";
    }
}
