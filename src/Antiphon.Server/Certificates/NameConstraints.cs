using System.Formats.Asn1;
using System.Net;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Antiphon.Server.Certificates;

/// <summary>
/// The names that an authority may sign for (RFC 5280 §4.2.1.10): this server's DNS names, the addresses of private networks and loopback.
/// Users trust the authority on their machines: a stolen key must not be able to impersonate any other site. Does no I/O.
/// </summary>
/// <param name="DnsNames">Each with all names below it; lower case, without a wildcard.</param>
/// <param name="Networks">Address ranges.</param>
internal sealed record NameConstraints(IReadOnlyList<string> DnsNames, IReadOnlyList<IPNetwork> Networks)
{
    public const string ObjectIdentifier = "2.5.29.30";

    // RFC 1122 §3.2.1.3, RFC 1918, RFC 3927; RFC 4291 §2.5.3, RFC 4193, RFC 4291 §2.5.6.
    private static readonly IPNetwork[] PrivateNetworks =
    [
        IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("::1/128"), IPNetwork.Parse("fc00::/7"), IPNetwork.Parse("fe80::/10"),
    ];

    private static readonly Asn1Tag Permitted = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag DnsName = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag IpAddress = new(TagClass.ContextSpecific, 7);

    /// <summary>Constraints that permit these names, private addresses and loopback.</summary>
    /// <param name="names">DNS names, wildcards among them, and addresses; as <see cref="SubjectNames"/> writes them.</param>
    public static NameConstraints For(IEnumerable<string> names)
    {
        var (dns, networks) = (new List<string>(), PrivateNetworks.ToList());
        foreach (var name in names)
        {
            if (!IPAddress.TryParse(name, out var address)) dns.Add(WithoutWildcard(name));
            else if (!networks.Exists(network => network.Contains(address))) networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
        }

        return new NameConstraints(dns, networks);
    }

    /// <returns>Null: the authority may sign for every name.</returns>
    /// <exception cref="CryptographicException">The extension cannot be read.</exception>
    public static NameConstraints? Of(X509Certificate2 authority)
    {
        if (authority.Extensions[ObjectIdentifier] is not { } extension) return null;
        try
        {
            return Read(extension.RawData);
        }
        catch (AsnContentException malformed)
        {
            throw new CryptographicException("The name constraints cannot be read: " + malformed.Message, malformed);
        }
    }

    public bool Permits(string name)
    {
        if (IPAddress.TryParse(name, out var address)) return Networks.Any(network => network.Contains(address));
        var wanted = WithoutWildcard(name);
        return DnsNames.Any(permitted => wanted == permitted || wanted.EndsWith("." + permitted, StringComparison.Ordinal));
    }

    /// <summary>A critical extension: a client that does not understand it must refuse the authority.</summary>
    public X509Extension ToExtension()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence(Permitted))
        {
            foreach (var name in DnsNames)
            {
                using (writer.PushSequence()) writer.WriteCharacterString(UniversalTagNumber.IA5String, name, DnsName);
            }

            foreach (var network in Networks)
            {
                using (writer.PushSequence()) writer.WriteOctetString([.. network.BaseAddress.GetAddressBytes(), .. MaskOf(network)], IpAddress);
            }
        }

        return new X509Extension(ObjectIdentifier, writer.Encode(), critical: true);
    }

    // Other kinds of names and excluded names are not ours: a user's own authority may have them. They permit nothing that we ask for.
    private static NameConstraints Read(byte[] encoded)
    {
        var (dns, networks) = (new List<string>(), new List<IPNetwork>());
        var constraints = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
        if (!constraints.HasData || !constraints.PeekTag().HasSameClassAndValue(Permitted)) return new NameConstraints(dns, networks);
        var permitted = constraints.ReadSequence(Permitted);
        while (permitted.HasData)
        {
            var subtree = permitted.ReadSequence();
            if (subtree.PeekTag().HasSameClassAndValue(DnsName)) dns.Add(subtree.ReadCharacterString(UniversalTagNumber.IA5String, DnsName).ToLowerInvariant());
            else if (subtree.PeekTag().HasSameClassAndValue(IpAddress)) networks.Add(NetworkOf(subtree.ReadOctetString(IpAddress)));
        }

        return new NameConstraints(dns, networks);
    }

    // RFC 5280: the address, then its mask.
    private static IPNetwork NetworkOf(byte[] addressAndMask)
    {
        var length = addressAndMask.Length / 2;
        if (length is not (4 or 16)) throw new AsnContentException($"an address of {length} bytes");
        return new IPNetwork(new IPAddress(addressAndMask[..length]), addressAndMask[length..].Sum(part => BitOperations.PopCount(part)));
    }

    private static byte[] MaskOf(IPNetwork network)
    {
        var mask = new byte[network.BaseAddress.GetAddressBytes().Length];
        for (var bit = 0; bit < network.PrefixLength; bit++) mask[bit / 8] |= (byte)(0x80 >> bit % 8);
        return mask;
    }

    private static string WithoutWildcard(string name) => name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name;
}
