using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Antiphon.Server.Certificates;
using Antiphon.Server.Data;

namespace Antiphon.Cli.Doctor;

/// <summary>The authority that clients trust and the certificate that it signed.</summary>
internal static class CertificateCheck
{
    private const string Subject = "certificate";
    private const string NameConstraints = "2.5.29.30";

    public static IEnumerable<Finding> Look(DataFolder folder, CertificateOptions options, DateTimeOffset now)
    {
        if (!File.Exists(folder.AuthorityCertificate) || !File.Exists(folder.LeafCertificate))
        {
            yield return Finding.Good(Subject, "none yet; the first start makes it");
            yield break;
        }

        if (!TryRead(folder, out var authority, out var leaf, out var failure))
        {
            yield return Finding.Broken(Subject, failure!, $"restore the files of {folder.Root}, or delete ca.pem, ca.key, leaf.pem and leaf.key there to make new ones (clients must then trust the new ca.pem)");
            yield break;
        }

        using (authority)
        using (leaf)
        {
            yield return Judge("authority", authority!, now, "delete ca.pem and ca.key in the data folder and start the server: clients must then trust the new ca.pem");
            if (authority!.Extensions[NameConstraints] is null) yield return Finding.Doubtful("authority", "may sign for every name, not only for this server's",
                "delete ca.pem and ca.key in the data folder and start the server: clients must then trust the new ca.pem");
            yield return Judge(Subject, leaf!, now, "start the server: it makes a new one");
            var absent = Wanted(options).Where(name => !leaf!.MatchesHostname(name)).ToList();
            if (absent.Count > 0) yield return Finding.Doubtful(Subject, "is not valid for " + string.Join(", ", absent), "start the server: it makes one with these names");
        }
    }

    private static IEnumerable<string> Wanted(CertificateOptions options) => ["localhost", "127.0.0.1", "::1", .. options.Names.Where(n => IPAddress.TryParse(n, out _) || !n.StartsWith('*'))];

    private static Finding Judge(string subject, X509Certificate2 certificate, DateTimeOffset now, string renew)
    {
        if (certificate.NotBefore.ToUniversalTime() > now.UtcDateTime)
            return Finding.Broken(subject, $"is valid only from {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd HH:mm} UTC on", "the clock is wrong now, or was when it was made: set the clock, or " + renew);
        var left = certificate.NotAfter.ToUniversalTime() - now.UtcDateTime;
        var days = ((int)left.TotalDays).ToString(CultureInfo.InvariantCulture);
        return left > TimeSpan.Zero
            ? Finding.Good(subject, $"{days} days left ({certificate.Subject})")
            : Finding.Broken(subject, $"expired {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}", renew);
    }

    private static bool TryRead(DataFolder folder, out X509Certificate2? authority, out X509Certificate2? leaf, out string? failure)
    {
        (authority, leaf, failure) = (null, null, null);
        try
        {
            authority = X509Certificate2.CreateFromPemFile(folder.AuthorityCertificate, folder.AuthorityKey);
            leaf = X509Certificate2.CreateFromPemFile(folder.LeafCertificate, folder.LeafKey);
            return true;
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            authority?.Dispose();
            failure = "cannot be read: " + e.Message;
            return false;
        }
    }
}
