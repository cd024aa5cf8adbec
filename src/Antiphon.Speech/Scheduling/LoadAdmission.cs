namespace Antiphon.Speech.Scheduling;

/// <summary>
/// Whether one slot class can carry one more stream in real time: the slots that the busy streams need, from the measured cost of each kind
/// of step. What was made ahead of its deadline adds no load, and an open stream without work adds none either. Time is an argument.
/// Thread-safe; a stream's own calls come one at a time.
/// </summary>
internal sealed class LoadAdmission(SchedulerOptions options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, KindCost> _costs = new(StringComparer.Ordinal);

    // A stream that is no longer busy stays here until the next count.
    private readonly List<StreamLoad> _listed = [];

    /// <summary>Slots that the busy streams may need.</summary>
    public double Capacity => options.MaxLoad * options.Slots;

    /// <summary>Admits a stream unless the busy streams leave too few slots. Without a busy stream, one is admitted at any cost.</summary>
    /// <param name="kind">What the stream's steps are.</param>
    /// <param name="now">The time.</param>
    /// <returns>Null when it is refused; else the stream's part, given back to <see cref="Remove"/>.</returns>
    public StreamLoad? Admit(StepKind kind, TimeSpan now)
    {
        lock (_lock)
        {
            var cost = CostOfNeedsLock(kind);
            var load = LoadNeedsLock(now);
            if (load > 0 && load + cost.PerSecond > Capacity) return null;
            var stream = new StreamLoad(cost) { BusyUntil = now + options.BusyOnArrival };
            List(stream);
            return stream;
        }
    }

    /// <summary>A stream that is never refused. It counts as load while it is busy.</summary>
    public StreamLoad AdmitAlways(StepKind kind)
    {
        lock (_lock) return new StreamLoad(CostOfNeedsLock(kind)) { BusyUntil = TimeSpan.MinValue };
    }

    /// <summary>A stream that is never listed as busy; its cost is measured all the same.</summary>
    public StreamLoad AdmitBackground(StepKind kind)
    {
        lock (_lock) return new StreamLoad(CostOfNeedsLock(kind)) { IsBackground = true };
    }

    /// <summary>The stream has work.</summary>
    public void Begin(StreamLoad stream)
    {
        if (stream.HasWork) return;
        stream.HasWork = true;
        List(stream);
    }

    /// <summary>Notes what steps of the stream have cost.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="cost">Slot time.</param>
    /// <param name="media">How long their result lasts for the client.</param>
    public void Measured(StreamLoad stream, TimeSpan cost, TimeSpan media)
    {
        lock (_lock) stream.Cost.Add(cost, media);
    }

    /// <summary>The stream is over.</summary>
    public static void Remove(StreamLoad stream)
    {
        stream.HasWork = false;
        stream.BusyUntil = TimeSpan.MinValue;
    }

    /// <summary>Slots that the busy streams need.</summary>
    public double Load(TimeSpan now)
    {
        lock (_lock) return LoadNeedsLock(now);
    }

    /// <summary>Slot seconds for a second of media, of each kind of steps that was asked for.</summary>
    public IReadOnlyList<(string Kind, double PerSecond)> Costs()
    {
        lock (_lock) return [.. _costs.Values.Select(cost => (cost.Kind.Name, cost.PerSecond))];
    }

    private KindCost CostOfNeedsLock(StepKind kind)
    {
        if (!_costs.TryGetValue(kind.Name, out var cost)) _costs.Add(kind.Name, cost = new KindCost(kind, options));
        return cost;
    }

    private void List(StreamLoad stream)
    {
        if (!stream.TryList()) return;
        lock (_lock) _listed.Add(stream);
    }

    private double LoadNeedsLock(TimeSpan now)
    {
        var load = 0.0;
        for (var n = _listed.Count - 1; n >= 0; n--)
        {
            var stream = _listed[n];
            if (stream.IsBusyAt(now) || !TryUnlistNeedsLock(n, now)) load += stream.Cost.PerSecond;
        }

        return load;
    }

    private bool TryUnlistNeedsLock(int index, TimeSpan now)
    {
        var stream = _listed[index];
        stream.Unlist();

        // A stream that became busy between the count and this either has claimed the place itself, and waits to add it, or keeps this one.
        if (stream.IsBusyAt(now) && stream.TryList()) return false;
        _listed[index] = _listed[^1];
        _listed.RemoveAt(_listed.Count - 1);
        return true;
    }
}
