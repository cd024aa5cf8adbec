using System.Diagnostics;

namespace Antiphon.Bench.Spoken.Load;

/// <summary>
/// A listener's buffer: it begins to play 200 ms after its first audio and runs empty when what comes next comes too late.
/// </summary>
internal sealed class Player
{
    private static readonly TimeSpan StartDelay = TimeSpan.FromMilliseconds(200);

    private long? _firstAt;

    /// <summary>Audio received.</summary>
    public TimeSpan Received { get; private set; }

    /// <summary>How often the buffer was empty when audio came.</summary>
    public int Underruns { get; private set; }

    /// <summary>Audio that is here and not played yet; negative once it has run empty.</summary>
    public TimeSpan Ahead => _firstAt is { } first ? Received + StartDelay - Stopwatch.GetElapsedTime(first) : TimeSpan.Zero;

    /// <summary>Takes audio as it arrives.</summary>
    /// <param name="audio">How long it plays.</param>
    /// <param name="counts">Whether an empty buffer counts now: not while the load is being built up.</param>
    public void Take(TimeSpan audio, bool counts)
    {
        if (_firstAt is null) _firstAt = Stopwatch.GetTimestamp();
        else if (Ahead < TimeSpan.Zero)
        {
            if (counts) Underruns++;
            _firstAt += (long)(-Ahead.TotalSeconds * Stopwatch.Frequency); // it waits, then plays on
        }

        Received += audio;
    }
}
