using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Antiphon.Server.Certificates;
using Antiphon.Server.Data;
using Antiphon.Server.Tests.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Antiphon.Server.Tests.Certificates;

public sealed class CertificateSourceTests : IDisposable
{
    private static readonly CertificateOptions Options = new() { HostName = "box.example", Names = ["polly.us-east-1.amazonaws.com", "192.0.2.7"] };

    private readonly TemporaryFolder _temporary = new();
    private readonly ManualTime _time = new();
    private readonly DataFolder _folder;

    public CertificateSourceTests() => _folder = _temporary.Data;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Source_FirstStart_IssuesALeafForEveryNameUnderItsOwnAuthority()
    {
        await using var source = await OpenAsync();
        var leaf = source.Current.TargetCertificate;
        using var authority = X509CertificateLoader.LoadCertificateFromFile(_folder.AuthorityCertificate);

        leaf.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority.ShouldBeFalse();
        leaf.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages[0].Value.ShouldBe("1.3.6.1.5.5.7.3.1");
        SubjectNames.Of(leaf).ShouldBe(
            ["localhost", "127.0.0.1", "::1", "box.example", "polly.us-east-1.amazonaws.com", "192.0.2.7"], ignoreOrder: true);
        (leaf.NotAfter - leaf.NotBefore).ShouldBeLessThanOrEqualTo(TimeSpan.FromDays(397));
        leaf.HasPrivateKey.ShouldBeTrue();
        authority.Extensions.OfType<X509BasicConstraintsExtension>().Single().PathLengthConstraint.ShouldBe(0);
        leaf.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().Single().KeyIdentifier!.Value.ToArray()
            .ShouldBe(authority.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single().SubjectKeyIdentifierBytes.ToArray());
    }

    [Fact]
    public async Task Source_PrivateKeys_AreForTheirOwnerOnly()
    {
        await using var source = await OpenAsync();
        if (OperatingSystem.IsWindows()) return;

        foreach (var key in new[] { _folder.AuthorityKey, _folder.LeafKey })
            File.GetUnixFileMode(key).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Source_SecondStart_KeepsBothCertificates()
    {
        string first;
        await using (var source = await OpenAsync()) first = source.Current.TargetCertificate.Thumbprint;
        var authority = await File.ReadAllTextAsync(_folder.AuthorityCertificate);

        await using var again = await OpenAsync();

        again.Current.TargetCertificate.Thumbprint.ShouldBe(first);
        (await File.ReadAllTextAsync(_folder.AuthorityCertificate)).ShouldBe(authority);
    }

    [Fact]
    public async Task Source_APrivateAddressMoreThanTheLeafHas_IssuesANewLeafUnderTheSameAuthority()
    {
        await using (await OpenAsync())
        {
        }

        var authority = await File.ReadAllTextAsync(_folder.AuthorityCertificate);
        await using var source = await OpenAsync(Options with { Names = ["192.168.1.20", "fd00::20"] });

        SubjectNames.Of(source.Current.TargetCertificate).IsSupersetOf(["192.168.1.20", "fd00::20"]).ShouldBeTrue();
        (await File.ReadAllTextAsync(_folder.AuthorityCertificate)).ShouldBe(authority);
    }

    [Theory]
    [InlineData("speech.example")]
    [InlineData("*.speech.example")]
    [InlineData("203.0.113.9")]
    [InlineData("2001:db8::9")]
    [InlineData("bücher.example")]
    public async Task Source_ANameThatTheAuthorityMayNotSignFor_ReplacesTheAuthorityAndSaysSo(string name)
    {
        await using (await OpenAsync())
        {
        }

        var authority = await File.ReadAllTextAsync(_folder.AuthorityCertificate);
        using var log = new LogLines();
        await using var source = await OpenAsync(Options with { Names = [.. Options.Names, name] }, log: log);
        await using var again = await OpenAsync(Options with { Names = [.. Options.Names, name] }, log: log);

        SubjectNames.Of(source.Current.TargetCertificate).ShouldContain(SubjectNames.Required(Options with { Names = [name] })[^1]);
        (await File.ReadAllTextAsync(_folder.AuthorityCertificate)).ShouldNotBe(authority);
        var (level, text) = log.Lines.ShouldHaveSingleItem();
        level.ShouldBe(LogLevel.Warning);
        text.ShouldContain(_folder.AuthorityCertificate);
        text.ShouldContain("every client must trust");
    }

    [Fact]
    public async Task Source_MachineWithAnotherName_KeepsItsAuthorityAndLeavesTheNameOut()
    {
        await using (await OpenAsync())
        {
        }

        var authority = await File.ReadAllTextAsync(_folder.AuthorityCertificate);
        using var log = new LogLines();
        await using var source = await OpenAsync(Options with { HostName = "container-2" }, log: log);

        SubjectNames.Of(source.Current.TargetCertificate).ShouldNotContain("container-2");
        (await File.ReadAllTextAsync(_folder.AuthorityCertificate)).ShouldBe(authority);
        log.Lines.ShouldHaveSingleItem().Text.ShouldContain("container-2");
    }

    [Fact]
    public async Task Source_AuthorityWithoutConstraints_IsKeptWithAWarning()
    {
        var old = OldAuthority();
        using var log = new LogLines();

        await using var source = await OpenAsync(Options with { Names = ["speech.example"] }, log: log);

        (await File.ReadAllTextAsync(_folder.AuthorityCertificate)).ShouldBe(old);
        SubjectNames.Of(source.Current.TargetCertificate).ShouldContain("speech.example");
        log.Lines.ShouldHaveSingleItem().Text.ShouldContain("may sign for every name");
    }

    [Fact]
    public async Task Source_WhileRunning_RenewsTheLeafThirtyDaysBeforeItsEnd()
    {
        await using var source = await OpenAsync();
        var first = source.Current.TargetCertificate.Thumbprint;

        // issued with a day of backdating: 396 days are left, 366 until the renewal
        for (var day = 0; day < 365; day++) await NextDayAsync();
        source.Current.TargetCertificate.Thumbprint.ShouldBe(first);
        _time.Advance(TimeSpan.FromDays(1));
        await Eventually.Until(() => source.Current.TargetCertificate.Thumbprint != first);

        source.Current.TargetCertificate.NotAfter.ToUniversalTime().ShouldBeGreaterThan(_time.GetUtcNow().UtcDateTime.AddDays(390));
    }

    [Fact]
    public async Task Source_ManyStartsAtOnce_AgreeOnOneCertificate()
    {
        var sources = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => OpenAsync(time: TimeProvider.System))));

        sources.Select(s => s.Current.TargetCertificate.Thumbprint).Distinct().ShouldHaveSingleItem();
        foreach (var source in sources) await source.DisposeAsync();
    }

    [Fact]
    public async Task Source_LeafDamaged_IssuesANewOne()
    {
        await using (await OpenAsync())
        {
        }

        await File.WriteAllTextAsync(_folder.LeafCertificate, "no certificate");
        await using var source = await OpenAsync();

        source.Current.TargetCertificate.HasPrivateKey.ShouldBeTrue();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Source_AuthorityDamaged_IsRefusedByName(bool keyIsGone)
    {
        await using (await OpenAsync())
        {
        }

        if (keyIsGone) File.Delete(_folder.AuthorityKey);
        else await File.WriteAllTextAsync(_folder.AuthorityCertificate, "no certificate");

        (await Should.ThrowAsync<InvalidDataException>(() => OpenAsync())).Message.ShouldContain(_folder.AuthorityKey);
    }

    [Fact]
    public async Task Source_AuthorityAtItsEnd_IsReplacedWithEverythingThatTrustsIt()
    {
        await using (await OpenAsync())
        {
        }

        var old = await File.ReadAllTextAsync(_folder.AuthorityCertificate);
        var store = await File.ReadAllBytesAsync(_folder.TrustStore);
        _time.Advance(TimeSpan.FromDays(3621));
        await using var source = await OpenAsync();

        var replaced = await File.ReadAllTextAsync(_folder.AuthorityCertificate);
        replaced.ShouldNotBe(old);
        (await File.ReadAllTextAsync(_folder.AuthorityBundle)).ShouldEndWith(replaced);
        (await File.ReadAllBytesAsync(_folder.TrustStore)).ShouldNotBe(store);
    }

    [Fact]
    public async Task Bundle_RepeatsTheSystemsAuthoritiesBeforeOurs()
    {
        var system = Path.Combine(_temporary.Path, "system.pem");
        await File.WriteAllTextAsync(system, "# the system's\n");

        await using var source = await OpenAsync(Options with { SystemBundle = system });

        (await File.ReadAllTextAsync(_folder.AuthorityBundle)).ShouldBe("# the system's\n" + await File.ReadAllTextAsync(_folder.AuthorityCertificate));
    }

    [Fact]
    public async Task TrustStore_IsReadByPkcs12WithItsPassword()
    {
        await using var source = await OpenAsync();
        using var authority = X509CertificateLoader.LoadCertificateFromFile(_folder.AuthorityCertificate);

        var read = X509CertificateLoader.LoadPkcs12CollectionFromFile(_folder.TrustStore, JavaTrustStore.Password);

        read.ShouldHaveSingleItem().Thumbprint.ShouldBe(authority.Thumbprint);
        Should.Throw<CryptographicException>(() => X509CertificateLoader.LoadPkcs12CollectionFromFile(_folder.TrustStore, "another"));
    }

    [Theory]
    [InlineData("not a name")]
    [InlineData("")]
    [InlineData("a/b")]
    public void Options_WithAnImpossibleName_AreRefused(string name) =>
        Should.Throw<ArgumentException>(new CertificateOptions { Names = [name] }.Validate);

    private async Task NextDayAsync()
    {
        _time.Advance(TimeSpan.FromDays(1));
        // the check of that day runs on the pool: let it come back to its timer
        for (var i = 0; i < 3; i++) await Task.Yield();
    }

    // As versions before the constraints made it.
    private string OldAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Antiphon local authority 1234abcd", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var authority = request.CreateSelfSigned(_time.GetUtcNow().AddDays(-1), _time.GetUtcNow().AddDays(3650));
        File.WriteAllText(_folder.AuthorityKey, key.ExportPkcs8PrivateKeyPem() + "\n");
        File.WriteAllText(_folder.AuthorityCertificate, authority.ExportCertificatePem() + "\n");
        return authority.ExportCertificatePem() + "\n";
    }

    private Task<CertificateSource> OpenAsync(CertificateOptions? options = null, TimeProvider? time = null, LogLines? log = null) =>
        CertificateSource.OpenAsync(
            _folder, options ?? Options, time ?? _time, log is null ? NullLogger<CertificateSource>.Instance : new Logger<CertificateSource>(new LoggerFactory([log])));
}
