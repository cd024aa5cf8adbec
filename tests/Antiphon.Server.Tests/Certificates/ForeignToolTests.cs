using System.Diagnostics;
using Antiphon.Server.Certificates;
using Antiphon.Server.Data;
using Microsoft.Extensions.Logging.Abstractions;

namespace Antiphon.Server.Tests.Certificates;

/// <summary>The judgement of the tools whose trust the certificates are made for; skipped where they are not installed.</summary>
public sealed class ForeignToolTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();
    private readonly DataFolder _folder;

    public ForeignToolTests() => _folder = _temporary.Data;

    public void Dispose() => _temporary.Dispose();

    [ToolFact("openssl")]
    public async Task OpenSsl_VerifiesTheLeafForEachName()
    {
        await using var source = await OpenAsync();
        string[] common = ["verify", "-x509_strict", "-purpose", "sslserver", "-CAfile", _folder.AuthorityCertificate];

        (await RunAsync("openssl", [.. common, "-verify_hostname", "localhost", _folder.LeafCertificate])).ShouldContain("OK");
        (await RunAsync("openssl", [.. common, "-verify_ip", "127.0.0.1", _folder.LeafCertificate])).ShouldContain("OK");
        (await RunAsync("openssl", [.. common, "-verify_ip", "::1", _folder.LeafCertificate])).ShouldContain("OK");
        (await RunAsync("openssl", [.. common, "-verify_hostname", "elsewhere.example", _folder.LeafCertificate])).ShouldContain("hostname mismatch");
    }

    [ToolFact("keytool")]
    public async Task Java_TakesTheTrustStoreForATrustedEntry()
    {
        await using var source = await OpenAsync();

        var listing = await RunAsync("keytool", ["-list", "-keystore", _folder.TrustStore, "-storepass", JavaTrustStore.Password]);

        listing.ShouldContain("antiphon");
        listing.ShouldContain("trustedCertEntry");
        (await RunAsync("keytool", ["-list", "-keystore", _folder.TrustStore, "-storepass", "another"])).ShouldContain("Integrity check failed");
    }

    private static async Task<string> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return string.Concat(output);
    }

    private Task<CertificateSource> OpenAsync() =>
        CertificateSource.OpenAsync(_folder, new CertificateOptions(), TimeProvider.System, NullLogger<CertificateSource>.Instance);
}
