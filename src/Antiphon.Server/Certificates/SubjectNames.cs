using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Antiphon.Server.Certificates;

/// <summary>The names a certificate is valid for.</summary>
internal static class SubjectNames
{
    /// <summary>Every name the options ask for, once each.</summary>
    public static IReadOnlyList<string> Wanted(CertificateOptions options)
    {
        IEnumerable<string> names = ["localhost", "127.0.0.1", "::1", .. options.Names];
        // A machine may be called what no DNS name may be (an underscore): a certificate must not fail for it.
        if (Uri.CheckHostName(options.HostName) == UriHostNameType.Dns) names = names.Append(options.HostName);
        return [.. names.Select(Normal).Distinct(StringComparer.Ordinal)];
    }

    public static IReadOnlySet<string> Of(X509Certificate2 certificate)
    {
        var extension = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        if (extension is null) return new HashSet<string>();
        return extension.EnumerateDnsNames()
            .Concat(extension.EnumerateIPAddresses().Select(a => a.ToString()))
            .Select(Normal)
            .ToHashSet(StringComparer.Ordinal);
    }

    public static X509Extension ToExtension(IEnumerable<string> names)
    {
        var builder = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address)) builder.AddIpAddress(address);
            else builder.AddDnsName(name);
        }

        return builder.Build();
    }

    private static string Normal(string name) =>
        IPAddress.TryParse(name, out var address) ? address.ToString() : name.ToLowerInvariant();
}
