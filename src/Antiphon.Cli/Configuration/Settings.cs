using Antiphon.Engines.Onnx.Runtime;
using Antiphon.Server.Limits;
using Antiphon.Server.Doors.OpenAiApi;
using Antiphon.Server.Doors.PollyApi;
using Antiphon.Server.Doors.PollyApi.Tasks;
using Antiphon.Speech.Scheduling;
using Microsoft.Extensions.Logging;

namespace Antiphon.Cli.Configuration;

/// <summary>Everything that can be configured, read once before anything starts.</summary>
internal sealed record Settings
{
    /// <summary>Port of the server; 0 takes a free one.</summary>
    public int Port { get; init; } = 8443;

    /// <summary>Where it listens: <c>localhost</c> is both loopback addresses, <c>*</c> all addresses, else one name or address.</summary>
    public string Host { get; init; } = "localhost";

    /// <summary>Keys, certificates and stores.</summary>
    public string DataFolder { get; init; } = "";

    /// <summary>Further names and addresses that the certificate is to be valid for.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Whether requests and events must be signed with a known key.</summary>
    public bool VerifySignatures { get; init; } = true;

    /// <summary>How far a request's date may be from the server's clock.</summary>
    public TimeSpan ClockTolerance { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long running streams may take to finish once the server is asked to end.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What is logged to standard error.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>Names of the engines, the preferred first.</summary>
    public IReadOnlyList<string> Engines { get; init; } = ["hibari", "espeak"];

    /// <summary>A folder of models that comes before all others; null: none.</summary>
    public string? ModelsFolder { get; init; }

    /// <summary>Path of libonnxruntime; null: it is looked for.</summary>
    public string? OnnxRuntimePath { get; init; }

    /// <summary>What computes the neural networks.</summary>
    public ExecutionProvider ExecutionProvider { get; init; } = ExecutionProvider.Cpu;

    /// <summary>How the cores are shared between the streams.</summary>
    public SchedulerOptions Scheduler { get; init; } = new();

    /// <summary>How synthesis tasks are run, and where their outputs go.</summary>
    public TaskOptions Tasks { get; init; } = new();

    /// <summary>Name of the limits that single keys have changed: local or aws.</summary>
    public string Preset { get; init; } = "local";

    /// <summary>Limits of the whole server.</summary>
    public ServerLimits Limits { get; init; } = ServerLimits.Local;

    /// <summary>Limits of Polly's operations.</summary>
    public PollyLimits Polly { get; init; } = PollyLimits.Local;

    /// <summary>Bounds of the OpenAI-shaped door.</summary>
    public OpenAiOptions OpenAi { get; init; } = new();

    /// <summary>Where traces and metrics go (OTLP); null: nowhere.</summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>Whether OTLP goes over HTTP rather than gRPC; null: HTTP on port 4318, gRPC elsewhere.</summary>
    public bool? OtlpOverHttp { get; init; }
}
