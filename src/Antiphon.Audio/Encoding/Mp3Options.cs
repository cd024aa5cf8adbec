namespace Antiphon.Audio.Encoding;

/// <summary>How speech becomes MP3.</summary>
public sealed record Mp3Options
{
    /// <summary>LAME's effort: 0 is slowest and best, 9 fastest. 7 takes three quarters of the time of LAME's default, 3.</summary>
    public int Quality { get; init; } = 7;

    /// <summary>Constant bit rate in kbit/s; null takes the one that suits the sample rate (32 at 8 kHz to 96 at 48 kHz).</summary>
    public int? BitRate { get; init; }

    /// <exception cref="ArgumentException">A value is out of range, or MP3 has no such bit rate at this sample rate.</exception>
    public void Validate(int sampleRate)
    {
        if (Quality is < 0 or > 9) throw new ArgumentException($"Quality is 0 to 9, not {Quality}.");
        if (BitRate is { } rate && !Mp3BitRates.Allowed(sampleRate).Contains(rate))
        {
            throw new ArgumentException($"MP3 at {sampleRate} Hz has no bit rate of {rate} kbit/s.");
        }
    }
}
