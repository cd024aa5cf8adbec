using Antiphon.Server.Limits;
using Antiphon.Speech.Scheduling;
using Antiphon.Speech.Sessions;

namespace Antiphon.Server;

/// <summary>The settings that all doors share. A door has options of its own. Bound once.</summary>
public sealed record ServerOptions
{
    /// <summary>Which limits are in force.</summary>
    public ServerLimits Limits { get; init; } = ServerLimits.Local;

    /// <summary>Bounds and behaviour of each speech session.</summary>
    public SpeechSessionOptions Session { get; init; } = new();

    /// <summary>How the cores are shared between the streams.</summary>
    public SchedulerOptions Scheduler { get; init; } = new();

    /// <summary>Whether requests and events must be signed with a known key.</summary>
    public bool VerifySignatures { get; init; } = true;

    /// <summary>How far a request's date may be from the server's clock (AWS: 5 minutes).</summary>
    public TimeSpan ClockTolerance { get; init; } = TimeSpan.FromMinutes(5);

    /// <exception cref="ArgumentException">A bound is not positive, or options do not belong together.</exception>
    public void Validate()
    {
        Limits.Validate();
        Session.Validate();
        Scheduler.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ClockTolerance, TimeSpan.Zero);
    }
}
