namespace Antiphon.Speech.Sessions;

/// <summary>Measures what a session's first audio waited for; later audio changes nothing. Used by one task.</summary>
internal sealed class FirstAudioTimer(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private TimeSpan? _textAt;
    private TimeSpan? _samplesAt;
    private TimeSpan _slotWait;

    /// <summary>Null until the first audio has been sent.</summary>
    public FirstAudioTimes? Times { get; private set; }

    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>The planner has a piece of text.</summary>
    public void NoteText() => _textAt ??= Now;

    /// <summary>The engine has made samples.</summary>
    /// <param name="slotWait">How much of the time since the text steps waited for slots.</param>
    public void NoteSamples(TimeSpan slotWait)
    {
        if (_samplesAt is not null) return;
        (_samplesAt, _slotWait) = (Now, slotWait);
    }

    /// <summary>Bytes were sent.</summary>
    public void NoteSent()
    {
        if (Times is not null || _textAt is not { } text || _samplesAt is not { } samples) return;
        Times = new FirstAudioTimes(text, _slotWait, samples - text - _slotWait, Now - samples);
    }
}
