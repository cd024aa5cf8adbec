namespace Antiphon.Speech.Scheduling;

/// <summary>What one engine has been seen to cost. Kept by its <see cref="LoadAdmission"/>, whose lock guards all but the length of steps.</summary>
internal sealed class EngineCost
{
    // An engine is one of long steps until some have been seen, and as long as a quarter of them are. How long they are does not matter:
    // one that the system has interrupted is no sign.
    private const double Newest = 1.0 / 16;
    private const int LongestCounted = 4;
    private readonly double _short;
    private readonly double _memory;
    private double _cpu;
    private double _audio;
    private double _step;

    public EngineCost(string engine, SchedulerOptions options)
    {
        Engine = engine;
        _memory = options.CostMemory.TotalSeconds;
        _short = options.ShortStep.TotalSeconds;
        _step = LongestCounted * _short;
        _audio = options.AssumedAudio.TotalSeconds;
        _cpu = _audio * options.AssumedCost;
    }

    public string Engine { get; }

    /// <summary>CPU seconds for a second of audio: a mean over the last audio, weighted by it.</summary>
    public double PerSecond => _cpu / _audio;

    /// <summary>Whether its steps are shorter than <see cref="SchedulerOptions.ShortStep"/>, most of them. Safe to read at any time.</summary>
    public bool HasShortSteps => Volatile.Read(ref _step) < _short;

    /// <summary>Adds what was made and what it took. A part without audio adds to the cost of what comes after it.</summary>
    public void Add(TimeSpan cpu, TimeSpan audio)
    {
        var kept = Math.Exp(-audio.TotalSeconds / _memory);
        _cpu = (_cpu * kept) + cpu.TotalSeconds;
        _audio = (_audio * kept) + audio.TotalSeconds;
    }

    /// <summary>Notes how long a step has kept its thread. Safe to call at any time: of two calls at once, one may go unheard.</summary>
    public void Stepped(TimeSpan held)
    {
        var counted = Math.Min(held.TotalSeconds, LongestCounted * _short);
        Volatile.Write(ref _step, _step + ((counted - _step) * Newest));
    }
}
