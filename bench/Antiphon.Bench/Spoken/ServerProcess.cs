using System.Diagnostics;
using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Antiphon.Client.Synthesis;

namespace Antiphon.Bench.Spoken;

/// <summary>The program as users run it, <c>antiphon serve</c>, with TLS and a data folder of its own; ends when disposed.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Process _process;
    private readonly string _data;

    private ServerProcess(Process process, string data, Uri endpoint)
    {
        (_process, _data) = (process, data);
        var credentials = File.ReadLines(Path.Combine(data, "credentials"))
            .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries)).Where(pair => pair.Length == 2)
                .ToDictionary(pair => pair[0], pair => pair[1]);
        Options = new SynthesisStreamOptions
        {
            Endpoint = endpoint, AccessKeyId = credentials["aws_access_key_id"], SecretAccessKey = credentials["aws_secret_access_key"],
            SampleRate = 24_000,
        };
    }

    /// <summary>A stream of pcm at 24 kHz with the server's own key and its default English voice.</summary>
    public SynthesisStreamOptions Options { get; }

    /// <summary>Processor time of all its threads since its start.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory that it holds in RAM, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts it; it answers when this returns.</summary>
    /// <param name="core">The one core that it may use; null for all.</param>
    /// <param name="settings">Further settings, as environment variables.</param>
    public static async Task<ServerProcess> StartAsync(int? core = null, params (string Name, string Value)[] settings)
    {
        var data = Directory.CreateTempSubdirectory("antiphon-bench").FullName;
        string[] serve = ["serve", "--port", "0", "--data", data, "--log-level", "error"];
        var program = ServedProgram();
        var start = core is { } only
            ? new ProcessStartInfo("taskset", ["-c", only.ToString(CultureInfo.InvariantCulture), program, .. serve])
            : new ProcessStartInfo(program, serve);
        (start.RedirectStandardOutput, start.WorkingDirectory) = (true, data);
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var process = Process.Start(start)!;
        var ready = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("antiphon serve did not start.");
        var address = ready.Split(' ').First(word => word.StartsWith("https://", StringComparison.Ordinal));
        return new ServerProcess(process, data, new Uri(address));
    }

    /// <summary>Connections that trust this server alone.</summary>
    public HttpMessageInvoker Connect()
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(Path.Combine(_data, "ca.pem")));
        return new HttpMessageInvoker(new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy }, UseProxy = false,
            EnableMultipleHttp2Connections = true,
        });
    }

    public void Dispose()
    {
        using (var interrupt = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)])) interrupt.WaitForExit();
        if (!_process.WaitForExit(Patience)) _process.Kill(entireProcessTree: true);
        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    // artifacts/bin/<project>/<configuration>/: the program is built beside this one.
    private static string ServedProgram() =>
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Antiphon.Cli", "release", "antiphon"));
}
