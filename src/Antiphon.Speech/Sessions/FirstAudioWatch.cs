namespace Antiphon.Speech.Sessions;

/// <summary>Takes the times of a session's first audio; what comes after it changes nothing. Used by one task.</summary>
internal sealed class FirstAudioWatch(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private TimeSpan? _textAt;
    private TimeSpan? _soundAt;
    private TimeSpan _slotWait;

    /// <summary>Null until the first audio has been taken.</summary>
    public FirstAudioTimes? Times { get; private set; }

    private TimeSpan Now => time.GetElapsedTime(_start);

    public void TextTaken() => _textAt ??= Now;

    /// <summary>The engine has made samples.</summary>
    /// <param name="slotWait">What of the time since its text was a wait for slots.</param>
    public void SoundMade(TimeSpan slotWait)
    {
        if (_soundAt is not null) return;
        (_soundAt, _slotWait) = (Now, slotWait);
    }

    /// <summary>The output has taken bytes, or they are on their way to it.</summary>
    public void Delivered()
    {
        if (Times is not null || _textAt is not { } text || _soundAt is not { } sound) return;
        Times = new FirstAudioTimes(text, _slotWait, sound - text - _slotWait, Now - sound);
    }
}
