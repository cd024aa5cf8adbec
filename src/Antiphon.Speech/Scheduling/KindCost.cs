namespace Antiphon.Speech.Scheduling;

/// <summary>What the steps of one kind have cost. Kept by its <see cref="LoadAdmission"/>, whose lock guards all but <see cref="TakeSample"/>.</summary>
internal sealed class KindCost
{
    // Reading the core clock is a system call: of inline steps, which may be shorter than that, one chunk of so many is measured.
    private const int ChunksPerSample = 16;

    // The first chunks of pieces cost up to two and a half times as much as the mean: a crowd of newcomers must not look like a mistake.
    private const double MistakeFactor = 3;
    private readonly double _memory;
    private readonly double _evidence;
    private double _cpu;
    private double _audio;
    private double _recentCpu;
    private double _recentAudio;
    private int _chunks;

    public KindCost(StepKind kind, SchedulerOptions options)
    {
        Kind = kind;
        _memory = options.CostMemory.TotalSeconds;
        _evidence = options.CostEvidence.TotalSeconds;
        _audio = options.AssumedAudio.TotalSeconds;
        _cpu = _audio * options.AssumedCost;
    }

    public StepKind Kind { get; }

    /// <summary>CPU seconds for a second of audio: a mean over the last audio, weighted by it.</summary>
    public double PerSecond => _cpu / _audio;

    /// <summary>Adds a measurement. A part without audio adds to the cost of the audio after it.</summary>
    public void Add(TimeSpan cpu, TimeSpan audio)
    {
        var kept = Math.Exp(-audio.TotalSeconds / _memory);
        _cpu = (_cpu * kept) + cpu.TotalSeconds;
        _audio = (_audio * kept) + audio.TotalSeconds;
        _recentCpu += cpu.TotalSeconds;
        _recentAudio += audio.TotalSeconds;
        if (_recentAudio >= _evidence) Compare();
    }

    /// <summary>Whether the next chunk of this kind is measured. Safe to call at any time; two calls at once may get the same answer.</summary>
    public bool TakeSample() => Kind.Place != StepPlace.Inline || unchecked(++_chunks) % ChunksPerSample == 0;

    // A long memory keeps the estimate steady. Where recent audio contradicts it clearly, the memory is the mistake.
    private void Compare()
    {
        var (recent, estimate) = (_recentCpu / _recentAudio, PerSecond);
        if (recent > MistakeFactor * estimate || estimate > MistakeFactor * recent) (_cpu, _audio) = (_recentCpu, _recentAudio);
        (_recentCpu, _recentAudio) = (0, 0);
    }
}
