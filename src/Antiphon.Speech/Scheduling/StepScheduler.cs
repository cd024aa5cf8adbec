using System.Collections.Frozen;
using System.Diagnostics.Metrics;

namespace Antiphon.Speech.Scheduling;

/// <summary>
/// Step 6 of a stream's life: owns the cores and every other <see cref="SlotClass"/>. It runs as many steps at a time as a class has
/// slots, the earliest deadline first, each on a thread of its own, so that the threads of the pool stay free for sockets. It does not know
/// what a step does. Safe for concurrent use.
/// </summary>
public sealed class StepScheduler : IDisposable
{
    private readonly FrozenDictionary<string, SlotPool> _pools;

    /// <param name="options">How slots are shared.</param>
    /// <param name="time">The clock of deadlines.</param>
    /// <param name="meters">Makes the meter <c>Antiphon.Speech</c>; null makes one of the scheduler's own.</param>
    /// <param name="classes">The slot classes. Null, or without <see cref="SlotClass.CpuName"/>: that class is added.</param>
    /// <exception cref="ArgumentException">Two classes have one name, or an option or class makes no sense.</exception>
    public StepScheduler(
        SchedulerOptions options, TimeProvider time, IMeterFactory? meters = null, IReadOnlyList<SlotClass>? classes = null)
    {
        options.Validate();
        var all = Complete(classes ?? [], options);
        Metrics = new SchedulerMetrics(meters, this);
        _pools = all.ToFrozenDictionary(slots => slots.Name, slots => new SlotPool(slots, options, time, Metrics), StringComparer.Ordinal);
    }

    /// <summary>Slots that the streams that are busy now need to go on in real time, of all classes together.</summary>
    public double Load => _pools.Values.Sum(pool => pool.Load);

    /// <summary>Steps that wait for a slot, of all classes together.</summary>
    public int Waiting => _pools.Values.Sum(pool => pool.Waiting);

    internal IEnumerable<SlotPool> Pools => _pools?.Values.AsEnumerable() ?? [];

    internal SchedulerMetrics Metrics { get; }

    /// <summary>Admits a stream, unless the streams that are busy now leave it too little of its slot class.</summary>
    /// <param name="account">Name of the account: the slots are shared fairly between accounts.</param>
    /// <param name="kind">What the stream's steps are.</param>
    /// <returns>The stream's way to the slots; disposing it makes room for another.</returns>
    /// <exception cref="SchedulerException">The machine cannot carry it. Running streams are not harmed.</exception>
    /// <exception cref="ArgumentException">There is no such slot class.</exception>
    public ScheduledStream Admit(string account, StepKind kind) => PoolOf(kind).Admit(account, kind);

    /// <summary>
    /// Admits work without a client that waits for it. It is never refused and counts as no load. Its steps must have deadlines hours away,
    /// so that they run when no other step waits.
    /// </summary>
    /// <param name="account">As for <see cref="Admit"/>.</param>
    /// <param name="kind">What the stream's steps are.</param>
    /// <exception cref="ArgumentException">There is no such slot class.</exception>
    public ScheduledStream AdmitBackground(string account, StepKind kind) => PoolOf(kind).AdmitBackground(account, kind);

    /// <summary>
    /// Admits a part of a stream that is admitted already: steps of another kind between its own. It is never refused, and counts as load
    /// while it is busy.
    /// </summary>
    /// <param name="account">As for <see cref="Admit"/>.</param>
    /// <param name="kind">What the part's steps are.</param>
    /// <exception cref="ArgumentException">There is no such slot class.</exception>
    public ScheduledStream AdmitPart(string account, StepKind kind) => PoolOf(kind).AdmitPart(account, kind);

    /// <summary>Ends: steps that wait fail, those that run are waited for.</summary>
    public void Dispose()
    {
        foreach (var pool in _pools.Values) pool.Dispose();
        Metrics.Dispose();
    }

    private static List<SlotClass> Complete(IReadOnlyList<SlotClass> classes, SchedulerOptions options)
    {
        List<SlotClass> all = [.. classes];
        if (all.TrueForAll(slots => slots.Name != SlotClass.CpuName)) all.Insert(0, SlotClass.Cpu(options.Slots));
        all.ForEach(slots => slots.Validate());
        var names = all.Select(slots => slots.Name).ToHashSet(StringComparer.Ordinal);
        return names.Count == all.Count ? all : throw new ArgumentException("Two slot classes have one name.", nameof(classes));
    }

    private SlotPool PoolOf(StepKind kind) =>
        _pools.GetValueOrDefault(kind.Slots)
        ?? throw new ArgumentException($"{kind.Name} needs slots of {kind.Slots}, which this scheduler does not have.", nameof(kind));
}
