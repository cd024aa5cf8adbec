namespace Antiphon.Speech.Sessions;

/// <summary>How much audio the client has buffered: it is taken to play from the first byte on.</summary>
/// <param name="time">The clock that it plays by.</param>
/// <param name="before">Audio that the client has besides the session's.</param>
internal sealed class PlaybackClock(TimeProvider time, TimeSpan before)
{
    private TimeSpan _total;
    private long? _firstAudioAt;

    /// <summary>Audio that the client has not played yet.</summary>
    public TimeSpan Buffered
    {
        get
        {
            if (_firstAudioAt is not { } start) return before;
            var left = _total - time.GetElapsedTime(start);
            return left > TimeSpan.Zero ? before + left : before;
        }
    }

    /// <summary>Whether there was any audio yet.</summary>
    public bool HasStarted => _firstAudioAt is not null;

    /// <summary>Notes that the client has <paramref name="total"/> of audio since the session's start.</summary>
    public void Advance(TimeSpan total)
    {
        _firstAudioAt ??= time.GetTimestamp();

        // A starved client waits: it has all of the new audio left to play.
        var played = time.GetElapsedTime(_firstAudioAt.Value);
        if (played > _total) _firstAudioAt = time.GetTimestamp() - (long)(_total.TotalSeconds * time.TimestampFrequency);
        _total = total;
    }
}
