namespace AntiphonEspeak.Speaking;

/// <summary>
/// The last request that was cancelled. One id is enough: requests are answered in order, and the asker cancels only what it has not
/// seen end. Written by the reading thread, read by the speaking one.
/// </summary>
internal sealed class CancelledIds
{
    private long _last = -1;
    private volatile bool _closed;

    /// <summary>The input has ended: whatever is being spoken has no listener.</summary>
    public bool IsClosed => _closed;

    public bool Contains(uint id) => _closed || Interlocked.Read(ref _last) == id;

    public void Add(uint id) => Interlocked.Exchange(ref _last, id);

    public void Close() => _closed = true;
}
