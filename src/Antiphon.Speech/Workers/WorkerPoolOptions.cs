namespace Antiphon.Speech.Workers;

/// <summary>How many workers there are and how they are treated.</summary>
public sealed record WorkerPoolOptions
{
    /// <summary>Processes kept running. Default: one for each core.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>How many may wait for a worker before the next one is told that the engine is busy.</summary>
    public int WaitingLine { get; init; } = 256;

    /// <summary>Wait before a worker that died without finishing any work is replaced; doubles with each such death in a row.</summary>
    public TimeSpan RestartDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Longest wait before a replacement.</summary>
    public TimeSpan MaxRestartDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a worker may take to stop after it was asked to, before it is killed.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a started worker may take to greet, before it is killed.</summary>
    public TimeSpan GreetingTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a leased worker may take to read what it is sent, or to send its next frame, before it is killed and replaced.</summary>
    public TimeSpan ProgressTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A worker is replaced by a fresh one after so many leases: bounds what a leaking library can take.</summary>
    public int LeasesPerWorker { get; init; } = 1000;

    /// <summary>Lines of a worker's standard error that are kept for the message of its failure.</summary>
    public int LastLines { get; init; } = 20;

    /// <exception cref="ArgumentOutOfRangeException">A value makes no sense.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Workers);
        ArgumentOutOfRangeException.ThrowIfNegative(WaitingLine);
        ArgumentOutOfRangeException.ThrowIfNegative(RestartDelay.Ticks, nameof(RestartDelay));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRestartDelay, RestartDelay);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(StopTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(GreetingTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ProgressTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LeasesPerWorker);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LastLines);
    }
}
