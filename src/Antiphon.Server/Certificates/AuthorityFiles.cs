using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Antiphon.Server.Data;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Certificates;

/// <summary>The authority's files in a data folder, and what clients trust it by. Every method needs the folder's lock.</summary>
/// <remarks>
/// A new authority is written to <see cref="DataFolder.AuthorityKey"/> first, its certificate included: a crash before
/// <see cref="DataFolder.AuthorityCertificate"/> follows loses nothing, because the next start completes it from there.
/// </remarks>
internal sealed class AuthorityFiles(DataFolder folder, CertificateOptions options, ILogger log)
{
    private bool _hasWarned;

    /// <summary>Makes sure that an authority is there that may sign for every required name, and that what clients trust is up to date.</summary>
    /// <returns>The authority with its private key; the caller disposes it.</returns>
    /// <exception cref="InvalidDataException">The authority's files are damaged: they are not replaced, because users trust them.</exception>
    public X509Certificate2 PrepareNeedsLock(DateTimeOffset now)
    {
        var authority = OpenNeedsLock(now);
        WriteTrustFilesNeedsLock(authority);
        return authority;
    }

    private X509Certificate2 OpenNeedsLock(DateTimeOffset now)
    {
        if (ReadNeedsLock() is not { } authority) return IssueNeedsLock(now);
        try
        {
            if (ReasonToReplace(authority, now) is not { } reason) return authority;
            var replacement = IssueNeedsLock(now);
            CertificateLog.AuthorityReplaced(log, reason, folder.AuthorityCertificate);
            authority.Dispose();
            return replacement;
        }
        catch
        {
            authority.Dispose();
            throw;
        }
    }

    /// <returns>Null: there is none yet.</returns>
    private X509Certificate2? ReadNeedsLock()
    {
        var key = File.Exists(folder.AuthorityKey) ? File.ReadAllText(folder.AuthorityKey) : null;
        if (File.Exists(folder.AuthorityCertificate)) return ReadPairNeedsLock(File.ReadAllText(folder.AuthorityCertificate), key);

        // The first start was cut short: no client can trust a certificate that was never published.
        return key is null ? null : TryCompleteNeedsLock(key);
    }

    private X509Certificate2 ReadPairNeedsLock(string certificate, string? key)
    {
        if (key is null)
            throw new InvalidDataException($"{folder.AuthorityKey} is missing. Restore it, or delete {folder.AuthorityCertificate} to make a new authority.");
        try
        {
            using var published = X509Certificate2.CreateFromPem(certificate);
            if (TryPair(certificate, key) is { } pair) return pair;
            var newer = TryCompleteNeedsLock(key) ?? throw new CryptographicException("The key belongs to another certificate.");
            CertificateLog.AuthorityReplaced(log, "a start that replaced it was cut short", folder.AuthorityCertificate);
            return newer;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new InvalidDataException($"{folder.AuthorityCertificate} and {folder.AuthorityKey} are not a certificate and its key: {e.Message} "
                + "Restore both, or delete both to make a new authority, which every client must then trust.", e);
        }
    }

    /// <summary>Publishes the certificate that stands with the key, where a crash kept it from being published.</summary>
    private X509Certificate2? TryCompleteNeedsLock(string key)
    {
        if (TryPair(key, key) is not { } authority) return null;
        PublishNeedsLock(authority);
        return authority;
    }

    private static X509Certificate2? TryPair(string certificate, string key)
    {
        try
        {
            return X509Certificate2.CreateFromPem(certificate, key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    /// <returns>Null: it stays. An authority without constraints stays too, because clients trust it already.</returns>
    private string? ReasonToReplace(X509Certificate2 authority, DateTimeOffset now)
    {
        if (authority.NotAfter - now.LocalDateTime <= options.RenewBefore) return $"it ends on {authority.NotAfter.ToUniversalTime():yyyy-MM-dd}";
        if (NameConstraints.Of(authority) is not { } constraints)
        {
            if (!_hasWarned) CertificateLog.Unconstrained(log, folder.AuthorityCertificate, folder.AuthorityKey);
            _hasWarned = true;
            return null;
        }

        var refused = SubjectNames.Required(options).Where(name => !constraints.Permits(name)).ToList();
        return refused.Count == 0 ? null : "it may not sign for " + string.Join(", ", refused);
    }

    private X509Certificate2 IssueNeedsLock(DateTimeOffset now)
    {
        var authority = CertificateIssuer.IssueAuthority(now, options.AuthorityLifetime, NameConstraints.For(SubjectNames.Wanted(options)));
        AtomicFile.WriteSecret(folder.AuthorityKey, CertificatePem.KeyOf(authority) + CertificatePem.Of(authority));
        PublishNeedsLock(authority);
        return authority;
    }

    private void PublishNeedsLock(X509Certificate2 authority) => AtomicFile.WritePublic(folder.AuthorityCertificate, CertificatePem.Of(authority));

    private void WriteTrustFilesNeedsLock(X509Certificate2 authority)
    {
        var system = File.Exists(options.SystemBundle) ? File.ReadAllText(options.SystemBundle).TrimEnd() + "\n" : "";
        var bundle = system + CertificatePem.Of(authority);
        if (!File.Exists(folder.AuthorityBundle) || File.ReadAllText(folder.AuthorityBundle) != bundle)
            AtomicFile.WritePublic(folder.AuthorityBundle, bundle);

        // The store holds the certificate as it is, unencrypted.
        if (!File.Exists(folder.TrustStore) || File.ReadAllBytes(folder.TrustStore).AsSpan().IndexOf(authority.RawData) < 0)
            AtomicFile.WritePublic(folder.TrustStore, JavaTrustStore.Create(authority));
    }
}
