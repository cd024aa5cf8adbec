using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Antiphon.Server.Certificates;

/// <summary>
/// Makes an authority and the certificates it signs, ECDSA P-256. Two certificates, never one that signs itself and
/// serves: rustls refuses that (CaUsedAsEndEntity). Does no I/O.
/// </summary>
internal static class CertificateIssuer
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    // Clocks of other machines may be behind ours.
    private static readonly TimeSpan Backdating = TimeSpan.FromDays(1);

    /// <param name="now">The time of issue.</param>
    /// <param name="lifetime">How long it is valid.</param>
    /// <param name="constraints">The names that it may sign for.</param>
    /// <returns>The certificate with its private key. The caller disposes it.</returns>
    public static X509Certificate2 IssueAuthority(DateTimeOffset now, TimeSpan lifetime, NameConstraints constraints)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        // The name differs for every authority, so that a trust store with an old one does not take it for the new one.
        var name = "CN=Antiphon local authority " + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(constraints.ToExtension());
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(now - Backdating, now + lifetime);
    }

    /// <returns>The certificate with its private key. The caller disposes it.</returns>
    public static X509Certificate2 IssueLeaf(X509Certificate2 authority, IReadOnlyList<string> names, DateTimeOffset now, TimeSpan lifetime)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Antiphon", key, HashAlgorithmName.SHA256);
        var extensions = request.CertificateExtensions;
        extensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        extensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        extensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], false));
        extensions.Add(SubjectNames.ToExtension(names));
        extensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        extensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));

        var (begin, end) = (Latest(now - Backdating, authority.NotBefore), Earliest(now - Backdating + lifetime, authority.NotAfter));
        using var certificate = request.Create(authority, begin, end, Serial());
        return certificate.CopyWithPrivateKey(key);
    }

    // RFC 5280 §4.1.2.2: positive, at most 20 bytes; ours carries 127 random bits.
    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)(serial[0] & 0x7F | 0x40);
        return serial;
    }

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earliest(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
