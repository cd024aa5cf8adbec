using Antiphon.Server.Limits;
using Antiphon.Server.Doors.OpenAiApi;
using Antiphon.Server.Doors.PollyApi.Tasks;
using Antiphon.Speech.Scheduling;
using Antiphon.Speech.Sessions;

namespace Antiphon.Server;

/// <summary>What the AWS-compatible surface is told by its host. Bound once.</summary>
public sealed record ServerOptions
{
    /// <summary>Which limits are in force.</summary>
    public ServiceLimits Limits { get; init; } = ServiceLimits.Local;

    /// <summary>Bounds of the OpenAI-shaped door.</summary>
    public OpenAiOptions OpenAi { get; init; } = new();

    /// <summary>Bounds and manners of each speech session.</summary>
    public SpeechSessionOptions Session { get; init; } = new();

    /// <summary>How the cores are shared between the streams.</summary>
    public SchedulerOptions Scheduler { get; init; } = new();

    /// <summary>How synthesis tasks are run and kept.</summary>
    public TaskOptions Tasks { get; init; } = new();

    /// <summary>Whether requests and events must be signed with a known key.</summary>
    public bool VerifySignatures { get; init; } = true;

    /// <summary>How far a request's date may be from the server's clock (AWS: 5 minutes).</summary>
    public TimeSpan ClockTolerance { get; init; } = TimeSpan.FromMinutes(5);

    /// <exception cref="ArgumentException">A bound is not positive, or options do not belong together.</exception>
    public void Validate()
    {
        Limits.Validate();
        OpenAi.Validate();
        Session.Validate();
        Scheduler.Validate();
        Tasks.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ClockTolerance, TimeSpan.Zero);
    }
}
