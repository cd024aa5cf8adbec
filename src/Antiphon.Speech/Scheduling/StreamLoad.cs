namespace Antiphon.Speech.Scheduling;

/// <summary>
/// What one open stream adds to the load of its slots while it is busy. Written by its stream, read by its <see cref="LoadAdmission"/>.
/// </summary>
internal sealed class StreamLoad(KindCost cost)
{
    private volatile bool _hasWork;
    private long _busyUntil;
    private int _isListed;

    public KindCost Cost { get; } = cost;

    /// <summary>No client waits for it: it takes the slots that are left and adds no load.</summary>
    public bool IsBackground { get; init; }

    /// <summary>Whether it has work that is not done.</summary>
    public bool HasWork
    {
        get => _hasWork;
        set => _hasWork = value;
    }

    /// <summary>Its last deadline: when its client has heard everything; for a new stream, until when its first work is expected.</summary>
    public TimeSpan BusyUntil
    {
        get => new(Volatile.Read(ref _busyUntil));
        set => Volatile.Write(ref _busyUntil, value.Ticks);
    }

    public bool IsBusyAt(TimeSpan now) => HasWork || BusyUntil > now;

    /// <summary>Claims its place in the list of streams that may be busy; false where it has one, or wants none.</summary>
    public bool TryList() => !IsBackground && Interlocked.Exchange(ref _isListed, 1) == 0;

    /// <summary>Gives the place back. It may have become busy meanwhile: check again.</summary>
    public void Unlist() => Interlocked.Exchange(ref _isListed, 0);
}
