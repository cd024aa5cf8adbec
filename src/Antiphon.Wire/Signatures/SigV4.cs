using System.Security.Cryptography;
using System.Text;

namespace Antiphon.Wire.Signatures;

/// <summary>The stages of Signature Version 4, each by itself.</summary>
public static class SigV4
{
    /// <summary>The canonical request.</summary>
    /// <param name="request">A query may still hold <c>X-Amz-Signature</c>, which is never signed.</param>
    /// <param name="signedHeaders">Lower-case names in the order to sign them.</param>
    /// <param name="options">Path normalisation and session token; null for the defaults.</param>
    public static string CanonicalRequest(SigV4Request request, IReadOnlyList<string> signedHeaders, SigV4Options? options = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(signedHeaders);
        options ??= SigV4Options.Default;
        return new CanonicalForm(request.Authority, ",", options.NormalizePath, options.SessionTokenUnsigned).Write(request, signedHeaders);
    }

    /// <summary>The text the key signs.</summary>
    /// <param name="date">As <c>yyyyMMddTHHmmssZ</c>.</param>
    /// <param name="scope">The scope of the key.</param>
    /// <param name="canonicalRequest">What <see cref="CanonicalRequest"/> wrote.</param>
    public static string StringToSign(string date, CredentialScope scope, string canonicalRequest) =>
        $"{SigV4Names.Algorithm}\n{date}\n{scope}\n{Hash(canonicalRequest)}";

    /// <summary>The 32 bytes that sign one day's requests to one service. As secret as the secret.</summary>
    public static byte[] SigningKey(string secret, CredentialScope scope)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in (ReadOnlySpan<string>)[scope.Date, scope.Region, scope.Service, CredentialScope.Terminator])
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return key;
    }

    /// <summary>The signature in lower-case hex.</summary>
    public static string Signature(ReadOnlySpan<byte> signingKey, string stringToSign) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(signingKey, Encoding.UTF8.GetBytes(stringToSign)));

    /// <summary>The lower-case hex SHA-256 of <paramref name="payload"/>.</summary>
    public static string PayloadHash(ReadOnlySpan<byte> payload) => Convert.ToHexStringLower(SHA256.HashData(payload));

    private static string Hash(string text) => PayloadHash(Encoding.UTF8.GetBytes(text));
}
