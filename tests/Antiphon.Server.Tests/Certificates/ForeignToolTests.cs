using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Antiphon.Server.Certificates;
using Antiphon.Server.Data;
using Antiphon.Server.Tests.Hosting;
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

    [ToolFact("openssl")]
    public async Task OpenSsl_RefusesALeafForAnotherName()
    {
        await using var source = await OpenAsync();
        var forged = Path.Combine(_temporary.Path, "forged.pem");
        using var authority = X509Certificate2.CreateFromPemFile(_folder.AuthorityCertificate, _folder.AuthorityKey);
        string[] verify = ["verify", "-x509_strict", "-purpose", "sslserver", "-CAfile", _folder.AuthorityCertificate, forged];

        foreach (var name in new[] { "bank.example", "8.8.8.8", "2001:4860:4860::8888" })
        {
            using var leaf = CertificateIssuer.IssueLeaf(authority, ["localhost", name], DateTimeOffset.UtcNow, TimeSpan.FromDays(5));
            await File.WriteAllTextAsync(forged, leaf.ExportCertificatePem());
            (await RunAsync("openssl", verify)).ShouldContain("permitted subtree violation", customMessage: name);
        }
    }

    [ToolFact("openssl")]
    public async Task OpenSsl_ShowsTheConstraintsAsCritical()
    {
        await using var source = await OpenAsync();

        var text = await RunAsync("openssl", ["x509", "-in", _folder.AuthorityCertificate, "-noout", "-ext", "nameConstraints"]);

        text.ShouldContain("Name Constraints: critical");
        foreach (var name in new[] { "DNS:localhost", "IP:127.0.0.0/255.0.0.0", "IP:10.0.0.0/255.0.0.0", "IP:172.16.0.0/255.240.0.0", "IP:192.168.0.0/255.255.0.0" })
            text.ShouldContain(name);
    }

    [ToolFact("node")]
    public async Task Node_TalksToTheServer()
    {
        await using var server = await TestServer.StartAsync();
        const string Get = "require('https').get(process.argv[1], r => { console.log(r.statusCode); r.destroy(); }).on('error', e => console.log(e.code))";

        foreach (var host in Hosts) (await RunAsync("node", ["-e", Get, Health(server, host)], ("NODE_EXTRA_CA_CERTS", server.Data.AuthorityCertificate))).Trim().ShouldBe("200");
    }

    [ToolFact("java")]
    public async Task Java_TalksToTheServer()
    {
        await using var server = await TestServer.StartAsync();
        var program = Path.Combine(_temporary.Path, "Get.java");
        await File.WriteAllTextAsync(program,
            """
            public class Get {
                public static void main(String[] addresses) throws Exception {
                    for (String address : addresses)
                        System.out.println(((java.net.HttpURLConnection) new java.net.URL(address).openConnection()).getResponseCode());
                }
            }
            """);

        var answers = await RunAsync("java",
        [
            "-Djavax.net.ssl.trustStore=" + server.Data.TrustStore, "-Djavax.net.ssl.trustStorePassword=" + JavaTrustStore.Password, program,
            .. Hosts.Select(host => Health(server, host)),
        ]);

        answers.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["200", "200"]);
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

    private static readonly string[] Hosts = ["localhost", "127.0.0.1"];

    private static string Health(TestServer server, string host) => $"https://{host}:{server.Port}/healthz";

    private static async Task<string> RunAsync(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return string.Concat(output);
    }

    private Task<CertificateSource> OpenAsync() =>
        CertificateSource.OpenAsync(_folder, new CertificateOptions(), TimeProvider.System, NullLogger<CertificateSource>.Instance);
}
