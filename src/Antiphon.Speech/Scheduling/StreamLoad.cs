namespace Antiphon.Speech.Scheduling;

/// <summary>What one open stream adds to the machine's load while it speaks. Written by its stream, read by its <see cref="LoadAdmission"/>.</summary>
internal sealed class StreamLoad(KindCost cost)
{
    private volatile bool _hasText;
    private long _playsUntil;
    private int _isListed;

    public KindCost Cost { get; } = cost;

    /// <summary>Nobody waits for it: it takes what is left and adds nothing.</summary>
    public bool IsBackground { get; init; }

    /// <summary>Whether it has text in hand that is not spoken to its end.</summary>
    public bool HasText
    {
        get => _hasText;
        set => _hasText = value;
    }

    /// <summary>When its listener has heard everything; for a new stream, until when its first text is awaited.</summary>
    public TimeSpan PlaysUntil
    {
        get => new(Volatile.Read(ref _playsUntil));
        set => Volatile.Write(ref _playsUntil, value.Ticks);
    }

    public bool SpeaksAt(TimeSpan now) => HasText || PlaysUntil > now;

    /// <summary>Claims its place in the list of those who may be speaking; false where it has one, or wants none.</summary>
    public bool TryList() => !IsBackground && Interlocked.Exchange(ref _isListed, 1) == 0;

    /// <summary>Gives the place back. It may have begun to speak meanwhile: look again.</summary>
    public void Unlist() => Interlocked.Exchange(ref _isListed, 0);
}
