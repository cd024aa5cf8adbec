using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Antiphon.Server.Certificates;

/// <summary>The names a certificate is valid for.</summary>
internal static class SubjectNames
{
    private static readonly IdnMapping International = new();

    /// <summary>Every name that the user asks for and the local ones, once each; DNS names in ASCII.</summary>
    public static IReadOnlyList<string> Required(CertificateOptions options) => Normal(["localhost", "127.0.0.1", "::1", .. options.Names]);

    /// <summary>The required names and the machine's own.</summary>
    public static IReadOnlyList<string> Wanted(CertificateOptions options)
    {
        // A machine may be called what no DNS name may be (an underscore): a certificate must not fail for it.
        return Uri.CheckHostName(options.HostName) == UriHostNameType.Dns ? Normal([.. Required(options), options.HostName]) : Required(options);
    }

    public static IReadOnlySet<string> Of(X509Certificate2 certificate)
    {
        var extension = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        if (extension is null) return new HashSet<string>();
        return extension.EnumerateDnsNames()
            .Concat(extension.EnumerateIPAddresses().Select(a => a.ToString()))
            .Select(NormalOf)
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

    private static List<string> Normal(IEnumerable<string> names) => [.. names.Select(NormalOf).Distinct(StringComparer.Ordinal)];

    private static string NormalOf(string name) =>
        IPAddress.TryParse(name, out var address) ? address.ToString() : International.GetAscii(name).ToLowerInvariant();
}
