using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Antiphon.Server.Data;

namespace Antiphon.Server.Certificates;

/// <summary>The certificate files of a data folder: read, judged, issued where needed. Every method needs the folder's lock.</summary>
internal sealed class CertificateFiles(DataFolder folder, CertificateOptions options)
{
    /// <summary>Makes sure that an authority and a certificate for every name are there, and that what clients trust is up to date.</summary>
    /// <returns>The server's certificate with its private key; the caller disposes it.</returns>
    /// <exception cref="InvalidDataException">The authority's files are damaged: they are not replaced, because users trust them.</exception>
    public X509Certificate2 PrepareNeedsLock(DateTimeOffset now)
    {
        using var authority = OpenAuthority(now);
        WriteTrustFiles(authority);

        var leaf = TryReadLeaf();
        if (leaf is not null && IsGood(leaf, authority, now)) return leaf;
        leaf?.Dispose();
        return IssueLeaf(authority, now);
    }

    private X509Certificate2 OpenAuthority(DateTimeOffset now)
    {
        // Only the key: a first start was cut short, and nobody can trust what was never written.
        if (!File.Exists(folder.AuthorityCertificate)) return IssueAuthority(now);
        if (!File.Exists(folder.AuthorityKey))
            throw new InvalidDataException($"{folder.AuthorityKey} is missing. Restore it, or delete {folder.AuthorityCertificate} to make a new authority.");

        X509Certificate2 authority;
        try
        {
            authority = X509Certificate2.CreateFromPemFile(folder.AuthorityCertificate, folder.AuthorityKey);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new InvalidDataException($"{folder.AuthorityCertificate} and {folder.AuthorityKey} are not a certificate and its key: {e.Message}", e);
        }

        if (authority.NotAfter - now.LocalDateTime > options.RenewBefore) return authority;
        authority.Dispose();
        return IssueAuthority(now);
    }

    private X509Certificate2 IssueAuthority(DateTimeOffset now)
    {
        var authority = CertificateIssuer.IssueAuthority(now, options.AuthorityLifetime);
        AtomicFile.WriteSecret(folder.AuthorityKey, KeyPem(authority));
        AtomicFile.WritePublic(folder.AuthorityCertificate, authority.ExportCertificatePem() + "\n");
        return authority;
    }

    private void WriteTrustFiles(X509Certificate2 authority)
    {
        var system = File.Exists(options.SystemBundle) ? File.ReadAllText(options.SystemBundle).TrimEnd() + "\n" : "";
        var bundle = system + authority.ExportCertificatePem() + "\n";
        if (!File.Exists(folder.AuthorityBundle) || File.ReadAllText(folder.AuthorityBundle) != bundle)
            AtomicFile.WritePublic(folder.AuthorityBundle, bundle);

        var written = File.Exists(folder.TrustStore) ? File.GetLastWriteTimeUtc(folder.TrustStore) : DateTime.MinValue;
        if (written < File.GetLastWriteTimeUtc(folder.AuthorityCertificate))
            AtomicFile.WritePublic(folder.TrustStore, JavaTrustStore.Create(authority));
    }

    private X509Certificate2? TryReadLeaf()
    {
        if (!File.Exists(folder.LeafCertificate) || !File.Exists(folder.LeafKey)) return null;
        try
        {
            return X509Certificate2.CreateFromPemFile(folder.LeafCertificate, folder.LeafKey);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return null; // ours to replace: nobody trusts it by itself
        }
    }

    private bool IsGood(X509Certificate2 leaf, X509Certificate2 authority, DateTimeOffset now) =>
        leaf.NotAfter - now.LocalDateTime > options.RenewBefore
        && leaf.NotBefore <= now.LocalDateTime
        && SubjectNames.Of(leaf).IsSupersetOf(SubjectNames.Wanted(options))
        && IsSignedBy(leaf, authority);

    private static bool IsSignedBy(X509Certificate2 leaf, X509Certificate2 authority)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid; // time is judged by our own clock
        chain.ChainPolicy.DisableCertificateDownloads = true;
        return chain.Build(leaf);
    }

    private X509Certificate2 IssueLeaf(X509Certificate2 authority, DateTimeOffset now)
    {
        var leaf = CertificateIssuer.IssueLeaf(authority, SubjectNames.Wanted(options), now, options.LeafLifetime);
        AtomicFile.WriteSecret(folder.LeafKey, KeyPem(leaf));
        AtomicFile.WritePublic(folder.LeafCertificate, leaf.ExportCertificatePem() + "\n");
        return leaf;
    }

    private static string KeyPem(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        return key.ExportPkcs8PrivateKeyPem() + "\n";
    }
}
