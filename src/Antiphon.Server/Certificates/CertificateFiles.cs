using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Antiphon.Server.Data;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Certificates;

/// <summary>The certificate files of a data folder: read, checked, issued where needed.</summary>
internal sealed class CertificateFiles(DataFolder folder, CertificateOptions options, ILogger log)
{
    private const string LockName = "certificates";

    private readonly AuthorityFiles _authority = new(folder, options, log);
    private bool _hasWarned;

    /// <summary>Makes sure that an authority and a certificate for every name are there, and that what clients trust is up to date.</summary>
    /// <returns>The server's certificate with its private key; the caller disposes it.</returns>
    /// <exception cref="InvalidDataException">The authority's files are damaged: they are not replaced, because users trust them.</exception>
    public async Task<X509Certificate2> PrepareAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        using (await folder.LockAsync(LockName, time, cancellationToken)) return PrepareNeedsLock(time.GetUtcNow());
    }

    private X509Certificate2 PrepareNeedsLock(DateTimeOffset now)
    {
        using var authority = _authority.PrepareNeedsLock(now);
        var names = PermittedNames(authority);
        var leaf = TryReadLeaf();
        if (leaf is not null && IsGood(leaf, authority, names, now)) return leaf;
        leaf?.Dispose();
        return IssueLeaf(authority, names, now);
    }

    // The machine's own name may change by itself (a container has another one after each start): that is no reason for an authority which
    // every client must trust anew. The required names are always permitted.
    private List<string> PermittedNames(X509Certificate2 authority)
    {
        var constraints = NameConstraints.Of(authority);
        var (permitted, left) = (new List<string>(), new List<string>());
        foreach (var name in SubjectNames.Wanted(options)) (constraints?.Permits(name) == false ? left : permitted).Add(name);
        if (left.Count == 0) return permitted;
        if (!_hasWarned) CertificateLog.HostNameLeftOut(log, string.Join(", ", left));
        _hasWarned = true;
        return permitted;
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
            return null; // damaged, or half written: no client trusts it by itself, so that it can be replaced
        }
    }

    private bool IsGood(X509Certificate2 leaf, X509Certificate2 authority, IReadOnlyList<string> names, DateTimeOffset now) =>
        leaf.NotAfter - now.LocalDateTime > options.RenewBefore
        && leaf.NotBefore <= now.LocalDateTime
        && SubjectNames.Of(leaf).IsSupersetOf(names)
        && IsSignedBy(leaf, authority);

    private static bool IsSignedBy(X509Certificate2 leaf, X509Certificate2 authority)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid; // our own clock checks the time
        chain.ChainPolicy.DisableCertificateDownloads = true;
        return chain.Build(leaf);
    }

    private X509Certificate2 IssueLeaf(X509Certificate2 authority, IReadOnlyList<string> names, DateTimeOffset now)
    {
        var leaf = CertificateIssuer.IssueLeaf(authority, names, now, options.LeafLifetime);
        AtomicFile.WriteSecret(folder.LeafKey, CertificatePem.KeyOf(leaf));
        AtomicFile.WritePublic(folder.LeafCertificate, CertificatePem.Of(leaf));
        return leaf;
    }
}
