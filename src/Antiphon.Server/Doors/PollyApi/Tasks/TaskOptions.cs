using Antiphon.Server.Doors.PollyApi.Tasks.Output;

namespace Antiphon.Server.Doors.PollyApi.Tasks;

/// <summary>How synthesis tasks are run and kept.</summary>
public sealed record TaskOptions
{
    /// <summary>Tasks that run at the same time. Default: half of the cores, so that a stream that comes never waits for a task.</summary>
    public int MaxRunning { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Tasks of the whole server that are kept, ended or not. A new one takes the place of the oldest that has ended; where none has, it is refused.</summary>
    public int MaxKept { get; init; } = 10_000;

    /// <summary>Tasks of one account that wait or run; more are refused.</summary>
    public int MaxUnfinishedPerAccount { get; init; } = 1_000;

    /// <summary>How long a task that has ended is kept after its creation; its output stays. So long, too, one waits for an engine that is missing.</summary>
    public TimeSpan KeptFor { get; init; } = TimeSpan.FromHours(72);

    /// <summary>How often a task is begun that the server's end broke off each time.</summary>
    public int MaxStarts { get; init; } = 20;

    /// <summary>How long an object store that does not answer, or answers that it cannot now, is tried.</summary>
    public TimeSpan PublishTimeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How often to look for tasks that another server on the same folder has accepted, and for those whose time is over.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The object store; null: buckets are folders of the data folder.</summary>
    public S3OutputOptions? S3 { get; init; }

    /// <exception cref="ArgumentException">A bound cannot work.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxRunning);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxKept);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxUnfinishedPerAccount);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(KeptFor, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxStarts);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(PublishTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LookEvery, TimeSpan.FromMilliseconds(10));
        S3?.Validate();
    }
}
