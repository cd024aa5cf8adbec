using System.Security.Cryptography.X509Certificates;
using Antiphon.Server.Certificates;

namespace Antiphon.Server.Tests.Certificates;

public sealed class NameConstraintsTests
{
    private static readonly string[] Names = ["localhost", "box.example", "*.wild.example", "203.0.113.7", "2001:db8::7"];

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("box.example", true)]
    [InlineData("below.box.example", true)]
    [InlineData("wild.example", true)]
    [InlineData("*.wild.example", true)]
    [InlineData("otherbox.example", false)]
    [InlineData("example", false)]
    [InlineData("bank.example", false)]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.9.9.9", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.31.0.1", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("192.168.0.1", true)]
    [InlineData("203.0.113.7", true)]
    [InlineData("203.0.113.8", false)]
    [InlineData("::1", true)]
    [InlineData("::2", false)]
    [InlineData("fd12::1", true)]
    [InlineData("2001:db8::7", true)]
    [InlineData("2001:db8::8", false)]
    public void Constraints_ReadBackFromACertificate_PermitOwnNamesAndPrivateAddressesOnly(string name, bool isPermitted)
    {
        using var authority = CertificateIssuer.IssueAuthority(DateTimeOffset.UtcNow, TimeSpan.FromDays(9), NameConstraints.For(Names));
        authority.Extensions[NameConstraints.ObjectIdentifier].ShouldNotBeNull().Critical.ShouldBeTrue();

        NameConstraints.Of(authority).ShouldNotBeNull().Permits(name).ShouldBe(isPermitted);
        ChainStatus(authority, name).ShouldBe(isPermitted ? X509ChainStatusFlags.NoError : X509ChainStatusFlags.HasNotPermittedNameConstraint);
    }

    // .NET's own judgement of a leaf for the name.
    private static X509ChainStatusFlags ChainStatus(X509Certificate2 authority, string name)
    {
        using var leaf = CertificateIssuer.IssueLeaf(authority, [name], DateTimeOffset.UtcNow, TimeSpan.FromDays(5));
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.Build(leaf);
        return chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
    }
}
