using System.Net;

namespace Antiphon.Server.Certificates;

/// <summary>What the generated certificates are for and how long they live.</summary>
public sealed record CertificateOptions
{
    /// <summary>
    /// Further DNS names and IP addresses of the server. localhost, both loopback addresses and
    /// <see cref="HostName"/> are always in.
    /// </summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The name other machines know this one by.</summary>
    public string HostName { get; init; } = Environment.MachineName;

    /// <summary>Lifetime of our authority: users install it once.</summary>
    public TimeSpan AuthorityLifetime { get; init; } = TimeSpan.FromDays(3650);

    /// <summary>Lifetime of the server's certificate; clients refuse more than 398 days.</summary>
    public TimeSpan LeafLifetime { get; init; } = TimeSpan.FromDays(397);

    /// <summary>A certificate with no more than this left is replaced.</summary>
    public TimeSpan RenewBefore { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How often a running server looks at its certificate.</summary>
    public TimeSpan CheckEvery { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The system's authorities (PEM), which the bundle repeats before ours. A missing file means ours alone.</summary>
    public string SystemBundle { get; init; } = "/etc/ssl/certs/ca-certificates.crt";

    /// <exception cref="ArgumentException">An option cannot be; the message names it.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(RenewBefore, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(LeafLifetime, RenewBefore);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(LeafLifetime, TimeSpan.FromDays(397));
        ArgumentOutOfRangeException.ThrowIfLessThan(AuthorityLifetime, LeafLifetime);
        ArgumentOutOfRangeException.ThrowIfLessThan(CheckEvery, TimeSpan.FromSeconds(1));
        foreach (var name in Names) ThrowIfNotAName(name);
    }

    private static void ThrowIfNotAName(string name)
    {
        if (IPAddress.TryParse(name, out _)) return;
        var dns = name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name;
        if (Uri.CheckHostName(dns) != UriHostNameType.Dns)
            throw new ArgumentException($"'{name}' is neither a DNS name nor an IP address.", nameof(name));
    }
}
