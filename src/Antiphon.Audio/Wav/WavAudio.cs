namespace Antiphon.Audio.Wav;

/// <summary>What a WAV file holds.</summary>
/// <param name="SampleRate">Samples a second and channel.</param>
/// <param name="Channels">At least 1.</param>
/// <param name="Samples">Whole frames: one sample of each channel, in turn. Owned by the reader's caller.</param>
public sealed record WavAudio(int SampleRate, int Channels, ReadOnlyMemory<short> Samples)
{
    /// <summary>How long it sounds.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds((double)(Samples.Length / Channels) / SampleRate);

    /// <summary>One channel: the mean of all of them. The same memory where there is only one.</summary>
    public ReadOnlyMemory<short> Mono()
    {
        if (Channels == 1) return Samples;
        var mono = new short[Samples.Length / Channels];
        for (var i = 0; i < mono.Length; i++)
        {
            var sum = 0;
            foreach (var sample in Samples.Span.Slice(i * Channels, Channels)) sum += sample;
            mono[i] = (short)(sum / Channels);
        }

        return mono;
    }
}
