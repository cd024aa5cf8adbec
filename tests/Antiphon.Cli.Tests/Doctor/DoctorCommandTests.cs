using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Antiphon.Cli.Doctor;

namespace Antiphon.Cli.Tests.Doctor;

public sealed class DoctorCommandTests : IDisposable
{
    private readonly CommandRun _commands = new();

    public DoctorCommandTests() => _commands.Variables["ANTIPHON_ENGINES__USE"] = "tone";

    public void Dispose() => _commands.Dispose();

    [Fact]
    public async Task Doctor_OfAFreshFolder_FindsNothingBroken()
    {
        await _commands.RunAsync("env");

        var findings = await ExamineAsync();

        findings.Select(f => f.Subject).ShouldBe(["clock", "data folder", "authority", "certificate", "port 0", "voices", "mp3", "ogg_vorbis", "ogg_opus", "onnxruntime", "recognizer", "environment"]);
        findings.Where(f => f.Subject is not ("mp3" or "ogg_vorbis" or "ogg_opus")).ShouldAllBe(f => f.Health == "good");
    }

    [Fact]
    public async Task Doctor_OfSecretsThatOthersCanRead_SaysChmod()
    {
        await _commands.RunAsync("env");
        var key = Path.Combine(_commands.Data, "ca.key");
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.OtherRead);

        var run = await _commands.RunAsync("doctor", "--port", "0");

        run.Status.ShouldBe(1);
        run.Output.ShouldContain($"✗ data folder  {key} can be read by others");
        run.Output.ShouldContain($"→ chmod 600 {key}");
    }

    [Fact]
    public async Task Doctor_OfACertificateFromTheFuture_NamesTheClock()
    {
        await _commands.RunAsync("env");
        using var past = new CommandRun { Time = new ManualTime(DateTimeOffset.UtcNow.AddYears(-3)) };

        var findings = await ExamineAsync(past, "--data", _commands.Data);

        findings.Single(f => f.Subject == "clock").Health.ShouldBe("broken");
        findings.Single(f => f.Subject == "authority").Detail.ShouldContain("is valid only from");
    }

    [Fact]
    public async Task Doctor_OfAnAuthorityThatMaySignForEveryName_SaysHowToLimitIt()
    {
        await _commands.RunAsync("env");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var authority = new CertificateRequest("CN=Antiphon local authority", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(99));
        await File.WriteAllTextAsync(Path.Combine(_commands.Data, "ca.key"), key.ExportPkcs8PrivateKeyPem());
        await File.WriteAllTextAsync(Path.Combine(_commands.Data, "ca.pem"), authority.ExportCertificatePem());

        var findings = await ExamineAsync();

        findings.ShouldContain(f => f.Subject == "authority" && f.Health == "doubtful" && f.Detail.Contains("every name"));
    }

    [Fact]
    public async Task Doctor_OfAnExpiredCertificate_SaysHowToRenew()
    {
        await _commands.RunAsync("env");
        using var later = new CommandRun { Time = new ManualTime(DateTimeOffset.UtcNow.AddDays(500)) };

        var finding = (await ExamineAsync(later, "--data", _commands.Data)).Single(f => f.Subject == "certificate");

        finding.Health.ShouldBe("broken");
        finding.Detail.ShouldStartWith("expired ");
    }

    [Fact]
    public async Task Doctor_OfAPortThatAnotherProgramHolds_NamesIt()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        var port = ((IPEndPoint)socket.LocalEndPoint!).Port;

        var run = await _commands.RunAsync("doctor", "--port", $"{port}");

        run.Status.ShouldBe(1);
        run.Output.ShouldContain($"✗ port {port}");
        run.Output.ShouldContain($"(process {Environment.ProcessId})");
    }

    [Fact]
    public async Task Doctor_OfADamagedCertificate_SaysWhatToDelete()
    {
        await _commands.RunAsync("env");
        File.WriteAllText(Path.Combine(_commands.Data, "leaf.pem"), "nonsense");

        var finding = (await ExamineAsync()).Single(f => f.Subject == "certificate");

        finding.Health.ShouldBe("broken");
        finding.Fix!.ShouldContain("delete");
    }

    [Fact]
    public async Task Doctor_OfAGlobalEndpoint_IsDoubtfulOnly()
    {
        _commands.Variables["AWS_ENDPOINT_URL"] = "http://elsewhere";

        (await ExamineAsync()).ShouldContain(f => f.Subject == "environment" && f.Health == "doubtful");
    }

    [Fact]
    public void Clock_BeforeTheBuild_IsBroken()
    {
        var built = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        ClockCheck.Look(built.AddDays(-1), built).Health.ShouldBe(Health.Broken);
        ClockCheck.Look(built.AddDays(1), built).Health.ShouldBe(Health.Good);
        ClockCheck.Look(built.AddYears(30), built).Health.ShouldBe(Health.Doubtful);
    }

    private Task<Seen[]> ExamineAsync() => ExamineAsync(_commands);

    private static async Task<Seen[]> ExamineAsync(CommandRun commands, params string[] options)
    {
        var run = await commands.RunAsync(["doctor", "--json", "--port", "0", "--engines", "tone", .. options]);
        return [.. run.Lines.Select(line => JsonDocument.Parse(line).RootElement).Select(f => new Seen(
            f.GetProperty("subject").GetString()!, f.GetProperty("health").GetString()!, f.GetProperty("detail").GetString()!, f.TryGetProperty("fix", out var fix) ? fix.GetString() : null))];
    }

    private sealed record Seen(string Subject, string Health, string Detail, string? Fix);
}
