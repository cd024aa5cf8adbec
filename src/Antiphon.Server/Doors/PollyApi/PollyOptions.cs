using Antiphon.Server.Doors.PollyApi.Tasks;

namespace Antiphon.Server.Doors.PollyApi;

/// <summary>The settings of Polly's door.</summary>
public sealed record PollyOptions
{
    /// <summary>Which limits are in force.</summary>
    public PollyLimits Limits { get; init; } = PollyLimits.Local;

    /// <summary>How synthesis tasks are run and kept.</summary>
    public TaskOptions Tasks { get; init; } = new();

    /// <exception cref="ArgumentException">A bound is not positive, or options do not belong together.</exception>
    public void Validate()
    {
        Limits.Validate();
        Tasks.Validate();
    }
}
