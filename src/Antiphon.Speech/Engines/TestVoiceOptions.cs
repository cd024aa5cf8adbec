using Antiphon.Speech.Voices;

namespace Antiphon.Speech.Engines;

/// <summary>What <see cref="SilentSynthesizer"/> and <see cref="ToneSynthesizer"/> say of themselves and how much they make.</summary>
public sealed record TestVoiceOptions
{
    /// <summary>BCP 47 tag that their one voice is listed under. <see cref="VoiceCatalogOptions.StandIn"/> lets it stand for any other.</summary>
    public string Language { get; init; } = "en-US";

    /// <summary>How the voice is listed.</summary>
    public Gender Gender { get; init; } = Gender.Female;

    /// <summary>Samples a second.</summary>
    public int SampleRate { get; init; } = 24_000;

    /// <summary>Sound made for each word of the text at rate 1.</summary>
    public TimeSpan PerWord { get; init; } = TimeSpan.FromMilliseconds(60);

    /// <summary>Samples in each chunk; the last one of a text may be shorter.</summary>
    public int SamplesPerPiece { get; init; } = 2_400;

    /// <exception cref="ArgumentOutOfRangeException">A value makes no sense.</exception>
    public void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Language);
        ArgumentOutOfRangeException.ThrowIfLessThan(SampleRate, 8_000);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(PerWord, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(SamplesPerPiece);
    }
}
