using System.Security.Cryptography.X509Certificates;
using Antiphon.Server.Certificates;
using Antiphon.Server.Data;
using Antiphon.Server.Tests.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Antiphon.Server.Tests.Certificates;

/// <summary>A process that is killed between two of its files: the next start completes what was begun.</summary>
public sealed class HalfWrittenTests : IDisposable
{
    private static readonly CertificateOptions Options = new() { HostName = "box.example" };

    private readonly TemporaryFolder _before = new();
    private readonly TemporaryFolder _after = new();
    private readonly ManualTime _time = new();

    // In the order in which they are written.
    private static readonly Func<DataFolder, string>[] Files =
    [
        folder => folder.AuthorityKey, folder => folder.AuthorityCertificate, folder => folder.AuthorityBundle, folder => folder.TrustStore,
        folder => folder.LeafKey, folder => folder.LeafCertificate,
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task FirstStart_CutShortAfterAnyFile_IsCompletedWithTheSameAuthority(int written)
    {
        await OpenAsync(_after.Data, Options);

        await CutShortAsync(written);
        await OpenAsync(_before.Data, Options);

        await ShouldBeWholeAsync(Options);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Renewal_CutShortAfterAnyFile_IsCompletedWithTheNewAuthority(int written)
    {
        var renewed = Options with { Names = ["speech.example"] };
        await OpenAsync(_before.Data, Options);
        foreach (var file in Files) File.Copy(file(_before.Data), file(_after.Data));
        await OpenAsync(_after.Data, renewed);

        await CutShortAsync(written);
        await OpenAsync(_before.Data, renewed);

        await ShouldBeWholeAsync(renewed);
    }

    [Fact]
    public async Task FirstStart_OfAVersionThatWroteTheKeyAlone_BeginsAnew()
    {
        await OpenAsync(_after.Data, Options);
        var key = (await File.ReadAllTextAsync(_after.Data.AuthorityKey)).Split("-----BEGIN CERTIFICATE")[0];
        await File.WriteAllTextAsync(_before.Data.AuthorityKey, key);

        await OpenAsync(_before.Data, Options);

        (await File.ReadAllTextAsync(_before.Data.AuthorityKey)).ShouldNotStartWith(key);
    }

    public void Dispose()
    {
        _before.Dispose();
        _after.Dispose();
    }

    private async Task CutShortAsync(int written)
    {
        foreach (var file in Files.Take(written)) await File.WriteAllBytesAsync(file(_before.Data), await File.ReadAllBytesAsync(file(_after.Data)));
    }

    private async Task ShouldBeWholeAsync(CertificateOptions options)
    {
        var (before, after) = (_before.Data, _after.Data);
        var authority = await File.ReadAllTextAsync(before.AuthorityCertificate);
        authority.ShouldBe(await File.ReadAllTextAsync(after.AuthorityCertificate));
        (await File.ReadAllTextAsync(before.AuthorityBundle)).ShouldEndWith(authority);
        using var trusted = X509CertificateLoader.LoadPkcs12CollectionFromFile(before.TrustStore, JavaTrustStore.Password).ShouldHaveSingleItem();
        (trusted.ExportCertificatePem() + "\n").ShouldBe(authority);

        using var leaf = X509Certificate2.CreateFromPemFile(before.LeafCertificate, before.LeafKey);
        SubjectNames.Of(leaf).IsSupersetOf(SubjectNames.Wanted(options)).ShouldBeTrue();
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(trusted);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = _time.GetUtcNow().UtcDateTime;
        chain.Build(leaf).ShouldBeTrue(string.Join(", ", chain.ChainStatus.Select(status => status.StatusInformation)));
    }

    private async Task OpenAsync(DataFolder folder, CertificateOptions options)
    {
        await using var source = await CertificateSource.OpenAsync(folder, options, _time, NullLogger<CertificateSource>.Instance);
    }
}
