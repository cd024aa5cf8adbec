namespace Antiphon.Speech.Scheduling;

/// <summary>How the slots of a class are shared between streams.</summary>
public sealed record SchedulerOptions
{
    /// <summary>Slots of the class <see cref="SlotClass.CpuName"/>: steps that run at the same time. Default: one for each core.</summary>
    public int Slots { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// The part of a class's slots that busy streams may need, in real time; a new stream beyond it is refused. The rest is for sockets,
    /// bursts and the error of the measured cost.
    /// </summary>
    public double MaxLoad { get; init; } = 0.85;

    /// <summary>Which step is next.</summary>
    public StepOrder Order { get; init; } = StepOrder.Deadline;

    /// <summary>
    /// A client with less than this buffered is low: its steps go before those of starved clients. It is shorter than a first chunk, so
    /// that a stream that has just begun is not low.
    /// </summary>
    public TimeSpan Reserve { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <summary>Slot time of urgent steps by which one account may be ahead of another before the other goes first.</summary>
    public TimeSpan FairShare { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// A client that is starved for longer goes before low ones: when the machine is overloaded, every stream gets some service.
    /// </summary>
    public TimeSpan LongestStarved { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Slot seconds for a second of media while a kind of steps was not measured: a neural voice's on an ordinary core.</summary>
    public double AssumedCost { get; init; } = 0.01;

    /// <summary>
    /// Media that this assumption counts as against what is measured: the first sentences after a start cost more than all others.
    /// </summary>
    public TimeSpan AssumedMedia { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Media after which a measurement has lost most of its weight (a factor e).</summary>
    public TimeSpan CostMemory { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Media that is enough to correct a wrong estimate: when so much of it has cost more than three times the estimate, or less than a
    /// third of it, its cost becomes the estimate.
    /// </summary>
    public TimeSpan CostEvidence { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a new stream counts as busy before it has work: so streams that all come at once are counted.</summary>
    public TimeSpan BusyOnArrival { get; init; } = TimeSpan.FromSeconds(1);

    /// <exception cref="ArgumentOutOfRangeException">A value makes no sense.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Slots);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxLoad);
        if (!double.IsFinite(MaxLoad)) throw new ArgumentOutOfRangeException(nameof(MaxLoad), MaxLoad, "A load is a finite number.");
        if (!Enum.IsDefined(Order)) throw new ArgumentOutOfRangeException(nameof(Order), Order, "There is no such order.");
        ArgumentOutOfRangeException.ThrowIfLessThan(Reserve, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(FairShare, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LongestStarved, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(AssumedCost);
        if (!double.IsFinite(AssumedCost))
            throw new ArgumentOutOfRangeException(nameof(AssumedCost), AssumedCost, "A cost is a finite number.");
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(AssumedMedia, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(CostMemory, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(CostEvidence, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(BusyOnArrival, TimeSpan.Zero);
    }
}
