using System.Security.Cryptography.X509Certificates;

namespace Antiphon.Server.Certificates;

/// <summary>Certificates and keys as PEM text that ends with a line break.</summary>
internal static class CertificatePem
{
    public static string Of(X509Certificate2 certificate) => certificate.ExportCertificatePem() + "\n";

    /// <summary>The certificate's private key, unencrypted.</summary>
    public static string KeyOf(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        return key.ExportPkcs8PrivateKeyPem() + "\n";
    }
}
