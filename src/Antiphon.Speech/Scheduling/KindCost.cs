namespace Antiphon.Speech.Scheduling;

/// <summary>
/// What the steps of one kind have cost. Kept by its <see cref="LoadAdmission"/>, whose lock guards all but <see cref="TakeSample"/>.
/// </summary>
internal sealed class KindCost
{
    // Reading a thread's clock is a system call: of inline steps, which may be shorter than that, one of so many is measured.
    private const int StepsPerSample = 16;

    // The first chunks of pieces cost up to two and a half times as much as the mean: a crowd of newcomers must not look like a mistake.
    private const double MistakeFactor = 3;
    private readonly double _memory;
    private readonly double _evidence;
    private double _cost;
    private double _media;
    private double _recentCost;
    private double _recentMedia;
    private int _steps;

    public KindCost(StepKind kind, SchedulerOptions options)
    {
        Kind = kind;
        _memory = options.CostMemory.TotalSeconds;
        _evidence = options.CostEvidence.TotalSeconds;
        _media = options.AssumedMedia.TotalSeconds;
        _cost = _media * options.AssumedCost;
    }

    public StepKind Kind { get; }

    /// <summary>Slot seconds for a second of media: a mean over the last media, weighted by it.</summary>
    public double PerSecond => _cost / _media;

    /// <summary>Adds a measurement. A step that only prepares adds to the cost of the media after it.</summary>
    public void Add(TimeSpan cost, TimeSpan media)
    {
        var kept = Math.Exp(-media.TotalSeconds / _memory);
        _cost = (_cost * kept) + cost.TotalSeconds;
        _media = (_media * kept) + media.TotalSeconds;
        _recentCost += cost.TotalSeconds;
        _recentMedia += media.TotalSeconds;
        if (_recentMedia >= _evidence) Compare();
    }

    /// <summary>Whether the next step is measured. Safe to call at any time; two calls at once may get the same answer.</summary>
    public bool TakeSample() => Kind.Place != StepPlace.Inline || unchecked(++_steps) % StepsPerSample == 0;

    // A long memory keeps the estimate steady. Where recent media contradicts it clearly, the memory is the mistake.
    private void Compare()
    {
        var (recent, estimate) = (_recentCost / _recentMedia, PerSecond);
        if (recent > MistakeFactor * estimate || estimate > MistakeFactor * recent) (_cost, _media) = (_recentCost, _recentMedia);
        (_recentCost, _recentMedia) = (0, 0);
    }
}
