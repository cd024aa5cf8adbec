namespace Antiphon.Speech.Scheduling;

/// <summary>What one engine has been seen to cost. Changed by its <see cref="LoadAdmission"/> only.</summary>
internal sealed class EngineCost
{
    // A step counts as long until some have been seen; one long step among short ones is remembered for about thirty.
    private const double FirstGuess = 1e-3;
    private const double Newest = 1.0 / 16;
    private readonly double _memory;
    private double _cpu;
    private double _audio;
    private double _step = FirstGuess;

    public EngineCost(string engine, SchedulerOptions options)
    {
        Engine = engine;
        _memory = options.CostMemory.TotalSeconds;
        _audio = options.AssumedAudio.TotalSeconds;
        _cpu = _audio * options.AssumedCost;
    }

    public string Engine { get; }

    /// <summary>CPU seconds for a second of audio: a mean over the last audio, weighted by it.</summary>
    public double PerSecond => _cpu / _audio;

    /// <summary>How long a step keeps the thread that it runs on, about. Safe to read at any time.</summary>
    public TimeSpan Step => TimeSpan.FromSeconds(Volatile.Read(ref _step));

    /// <summary>Adds what was made and what it took. A part without audio adds to the cost of what comes after it.</summary>
    public void Add(TimeSpan cpu, TimeSpan audio)
    {
        var kept = Math.Exp(-audio.TotalSeconds / _memory);
        _cpu = (_cpu * kept) + cpu.TotalSeconds;
        _audio = (_audio * kept) + audio.TotalSeconds;
    }

    /// <summary>Notes how long a step has kept its thread.</summary>
    public void Stepped(TimeSpan held) => Volatile.Write(ref _step, _step + ((held.TotalSeconds - _step) * Newest));
}
