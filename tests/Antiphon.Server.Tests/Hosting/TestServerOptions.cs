using Antiphon.Server.Certificates;
using Antiphon.Server.Data;
using Antiphon.Server.Keys;
using Antiphon.Server.Limits;
using Antiphon.Server.Doors;
using Antiphon.Server.Doors.OpenAiApi;
using Antiphon.Server.Doors.PollyApi;
using Antiphon.Server.Doors.PollyApi.Tasks;
using Antiphon.Server.Transport;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Scheduling;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Tests.Hosting;

/// <summary>What a test changes about a <see cref="TestServer"/>.</summary>
internal sealed record TestServerOptions
{
    public ServerLimits Limits { get; init; } = ServerLimits.Local;

    public PollyLimits Polly { get; init; } = PollyLimits.Local;

    /// <summary>The same under the limits of <c>--limits</c>: local or aws.</summary>
    public TestServerOptions WithPreset(string limits) => limits == "aws" ? this with { Limits = ServerLimits.Aws, Polly = PollyLimits.Aws } : this;

    /// <summary>The test's own; null: a folder that is gone with the server.</summary>
    public DataFolder? Data { get; init; }

    public SchedulerOptions Scheduler { get; init; } = new();

    public TaskOptions Tasks { get; init; } = new();

    /// <summary>False where a test speaks raw HTTP/2 and signatures are not its subject.</summary>
    public bool VerifySignatures { get; init; } = true;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Known beside the key that the server makes on its first start.</summary>
    public IReadOnlyList<AccessKey> Keys { get; init; } = [];

    public IReadOnlyList<ISynthesizer> Engines { get; init; } = [new SilentSynthesizer()];

    public OpenAiOptions OpenAi { get; init; } = new();

    /// <summary>Opened beside the server's own doors.</summary>
    public IReadOnlyList<IDoor> Doors { get; init; } = [];

    public TransportOptions Transport { get; init; } = new();

    public CertificateOptions Certificates { get; init; } = new();

    /// <summary>Sees each request before the server does; null: nothing stands in front of it.</summary>
    public Func<HttpContext, RequestDelegate, Task>? InFront { get; init; }

    /// <summary>Receives the server's log; null drops it.</summary>
    public ILoggerProvider? Log { get; init; }
}
