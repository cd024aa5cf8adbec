namespace Antiphon.Speech.Scheduling;

/// <summary>How the machine's cores are shared between the streams that speak.</summary>
public sealed record SchedulerOptions
{
    /// <summary>Steps that run at the same time, each on a thread of its own. Default: one for each core.</summary>
    public int Slots { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// The part of <see cref="Slots"/> that the streams that speak may need, in real time; a newcomer who would need more is refused. The
    /// rest is for sockets, for bursts, and for the error of the measured cost.
    /// </summary>
    public double MaxLoad { get; init; } = 0.85;

    /// <summary>Which step is next.</summary>
    public StepOrder Order { get; init; } = StepOrder.Deadline;

    /// <summary>A listener who has less audio than this left goes before those who have none yet. Shorter than a first chunk: who has just begun can wait.</summary>
    public TimeSpan Reserve { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <summary>Core time in urgent need by which one account may be ahead of another before the other one's listeners go first.</summary>
    public TimeSpan FairShare { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>After so long a wait a listener who has nothing goes first all the same: beyond the machine's means all are served, none well.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>CPU seconds that a second of audio is taken to cost while an engine has made none: a neural voice's on an ordinary core.</summary>
    public double AssumedCost { get; init; } = 0.01;

    /// <summary>How much audio that assumption weighs against what is measured: the first sentences after a start cost more than all others.</summary>
    public TimeSpan AssumedMedia { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Audio after which a measurement has lost most of its weight (a factor e).</summary>
    public TimeSpan CostMemory { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Audio that is enough to correct a wrong estimate: when so much of it has cost more than three times the estimate, or less than a third
    /// of it, what it has cost becomes the estimate.
    /// </summary>
    public TimeSpan CostEvidence { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a new stream counts as one that speaks although it has no text yet: a crowd that comes at once is not overlooked.</summary>
    public TimeSpan Arriving { get; init; } = TimeSpan.FromSeconds(1);

    /// <exception cref="ArgumentOutOfRangeException">A value makes no sense.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Slots);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxLoad);
        if (!double.IsFinite(MaxLoad)) throw new ArgumentOutOfRangeException(nameof(MaxLoad), MaxLoad, "A load is a finite number.");
        if (!Enum.IsDefined(Order)) throw new ArgumentOutOfRangeException(nameof(Order), Order, "There is no such order.");
        ArgumentOutOfRangeException.ThrowIfLessThan(Reserve, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(FairShare, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(Patience, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(AssumedCost);
        if (!double.IsFinite(AssumedCost)) throw new ArgumentOutOfRangeException(nameof(AssumedCost), AssumedCost, "A cost is a finite number.");
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(AssumedMedia, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(CostMemory, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(CostEvidence, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(Arriving, TimeSpan.Zero);
    }
}
