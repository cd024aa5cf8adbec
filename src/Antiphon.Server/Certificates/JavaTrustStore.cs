using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Antiphon.Server.Certificates;

/// <summary>
/// A PKCS#12 trust store with one certificate (RFC 7292), which Java takes for a trusted entry because of Java's own
/// trusted-key-usage attribute. The certificate is public and stays unencrypted; the password only guards integrity.
/// </summary>
internal static class JavaTrustStore
{
    /// <summary>Java's customary password: whoever points Java at the file has to name it.</summary>
    public const string Password = "changeit";

    private const string Alias = "antiphon";
    private const int Iterations = 10_000;

    private const string Pkcs7Data = "1.2.840.113549.1.7.1";
    private const string CertificateBag = "1.2.840.113549.1.12.10.1.3";
    private const string X509Certificate = "1.2.840.113549.1.9.22.1";
    private const string FriendlyName = "1.2.840.113549.1.9.20";
    private const string TrustedKeyUsage = "2.16.840.1.113894.746875.1.1";
    private const string AnyExtendedKeyUsage = "2.5.29.37.0";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";

    public static byte[] Create(X509Certificate2 authority)
    {
        var safe = AuthenticatedSafe(SafeContents(authority.RawData));
        var salt = RandomNumberGenerator.GetBytes(20);
        var mac = HMACSHA256.HashData(Pkcs12Kdf.MacKey(Password, salt, Iterations), safe);

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(3);
            WriteData(writer, safe);
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                {
                    using (writer.PushSequence())
                    {
                        writer.WriteObjectIdentifier(Sha256);
                        writer.WriteNull();
                    }

                    writer.WriteOctetString(mac);
                }

                writer.WriteOctetString(salt);
                writer.WriteInteger(Iterations);
            }
        }

        return writer.Encode();
    }

    private static byte[] AuthenticatedSafe(byte[] contents)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence()) WriteData(writer, contents);
        return writer.Encode();
    }

    private static byte[] SafeContents(byte[] certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(CertificateBag);
            using (writer.PushSequence(Explicit(0)))
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(X509Certificate);
                using (writer.PushSequence(Explicit(0))) writer.WriteOctetString(certificate);
            }

            using (writer.PushSetOf())
            {
                WriteAttribute(writer, FriendlyName, w => w.WriteCharacterString(UniversalTagNumber.BMPString, Alias));
                WriteAttribute(writer, TrustedKeyUsage, w => w.WriteObjectIdentifier(AnyExtendedKeyUsage));
            }
        }

        return writer.Encode();
    }

    private static void WriteData(AsnWriter writer, byte[] content)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Pkcs7Data);
            using (writer.PushSequence(Explicit(0))) writer.WriteOctetString(content);
        }
    }

    private static void WriteAttribute(AsnWriter writer, string type, Action<AsnWriter> value)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(type);
            using (writer.PushSetOf()) value(writer);
        }
    }

    private static Asn1Tag Explicit(int number) => new(TagClass.ContextSpecific, number, isConstructed: true);
}
