namespace Antiphon.Speech.Scheduling;

/// <summary>
/// Whether the machine can carry one more stream in real time: the cores that those who speak need, from what each engine has been seen to
/// cost. Audio made ahead of its listener costs nothing more, and an open stream that is quiet costs nothing at all. Time is an argument.
/// Thread-safe; a stream's own calls come one at a time.
/// </summary>
internal sealed class LoadAdmission(SchedulerOptions options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, KindCost> _costs = new(StringComparer.Ordinal);

    // Who has become quiet stays until the next look.
    private readonly List<StreamLoad> _listed = [];

    /// <summary>Cores that may be in use by those who speak.</summary>
    public double Capacity => options.MaxLoad * options.Slots;

    /// <summary>Admits a stream unless those who speak leave too little of the machine. A machine where nobody speaks takes one at any cost.</summary>
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
            var stream = new StreamLoad(cost) { PlaysUntil = now + options.Arriving };
            List(stream);
            return stream;
        }
    }

    /// <summary>A stream that is never listed among those who speak; what it costs is measured all the same.</summary>
    public StreamLoad AdmitBackground(StepKind kind)
    {
        lock (_lock) return new StreamLoad(CostOfNeedsLock(kind)) { IsBackground = true };
    }

    /// <summary>The stream has text to speak.</summary>
    public void Begin(StreamLoad stream)
    {
        if (stream.HasText) return;
        stream.HasText = true;
        List(stream);
    }

    /// <summary>Notes what a part of the stream's audio has cost.</summary>
    /// <param name="stream">Whose.</param>
    /// <param name="cpu">Core time.</param>
    /// <param name="audio">How much it is.</param>
    public void Measured(StreamLoad stream, TimeSpan cpu, TimeSpan audio)
    {
        lock (_lock) stream.Cost.Add(cpu, audio);
    }

    /// <summary>The stream is over.</summary>
    public static void Remove(StreamLoad stream)
    {
        stream.HasText = false;
        stream.PlaysUntil = TimeSpan.MinValue;
    }

    /// <summary>Cores that those who speak need.</summary>
    public double Load(TimeSpan now)
    {
        lock (_lock) return LoadNeedsLock(now);
    }

    /// <summary>CPU seconds for a second of audio, of each kind of steps that was asked for.</summary>
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
            if (stream.SpeaksAt(now) || !TryUnlistNeedsLock(n, now)) load += stream.Cost.PerSecond;
        }

        return load;
    }

    private bool TryUnlistNeedsLock(int index, TimeSpan now)
    {
        var stream = _listed[index];
        stream.Unlist();

        // Whoever began to speak between the look and this either claims the place itself, and waits to add it, or keeps this one.
        if (stream.SpeaksAt(now) && stream.TryList()) return false;
        _listed[index] = _listed[^1];
        _listed.RemoveAt(_listed.Count - 1);
        return true;
    }
}
