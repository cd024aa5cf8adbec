namespace Antiphon.Speech.Sessions;

/// <summary>How much audio a listener who plays from the first byte on still has in hand.</summary>
internal sealed class ListenerClock(TimeProvider time)
{
    private TimeSpan _made;
    private long? _firstAudioAt;

    /// <summary>What the listener has besides: one who only comes back in hours has hours.</summary>
    public TimeSpan InHand { get; set; }

    /// <summary>Audio handed over minus the time since the first of it, never negative, and what was in hand before.</summary>
    public TimeSpan AudioAhead
    {
        get
        {
            if (_firstAudioAt is not { } start) return InHand;
            var ahead = _made - time.GetElapsedTime(start);
            return ahead > TimeSpan.Zero ? InHand + ahead : InHand;
        }
    }

    /// <summary>Whether any audio was handed over yet.</summary>
    public bool HasStarted => _firstAudioAt is not null;

    /// <summary>Tells that the listener now has <paramref name="total"/> of audio since the stream's start.</summary>
    public void Handed(TimeSpan total)
    {
        _firstAudioAt ??= time.GetTimestamp();

        // A listener who ran dry starts to wait again: what comes now is in hand in full.
        var played = time.GetElapsedTime(_firstAudioAt.Value);
        if (played > _made) _firstAudioAt = time.GetTimestamp() - (long)(_made.TotalSeconds * time.TimestampFrequency);
        _made = total;
    }
}
