using Antiphon.Engines.Onnx.Hibari.Waveform;
using Antiphon.Speech.Voices;

namespace Antiphon.Engines.Onnx.Hibari;

/// <summary>One of the voices that the network speaks with.</summary>
/// <param name="Index">Its place in <see cref="All"/>.</param>
/// <param name="Voice">What the catalog tells of it.</param>
/// <param name="Pitch">Its pitch as a factor of the network's.</param>
/// <param name="Frequencies">Its spectrum's frequencies as a factor of the network's: below 1 a longer vocal tract.</param>
/// <param name="LevelPredictionSeconds">Seconds of its sound that say as much of a segment's level as its course foretells.</param>
internal sealed record HibariVoice(int Index, Voice Voice, double Pitch, double Frequencies, double LevelPredictionSeconds)
{
    /// <summary>Name of the engine.</summary>
    public const string Engine = "hibari";

    /// <summary>All of them, the network's own first.</summary>
    public static IReadOnlyList<HibariVoice> All { get; } =
    [
        new(0, Describe("heart", "heart (American)", Gender.Female), Pitch: 1, Frequencies: 1, LevelPredictionSeconds: 2),

        // A recognizer understands it as well as the network's own: 9 of 391 words wrong with either.
        new(1, Describe("heart-deep", "heart, deep shade (American)", Gender.Male), Pitch: 0.6, Frequencies: 0.85, LevelPredictionSeconds: 0.2),
    ];

    /// <summary>What the catalog tells of all of them.</summary>
    public static IReadOnlyList<Voice> AllVoices { get; } = [.. All.Select(voice => voice.Voice)];

    /// <summary>The one of an id; null if it is of another engine.</summary>
    public static HibariVoice? Find(Voice voice) => All.FirstOrDefault(own => own.Voice.Id == voice.Id);

    private static Voice Describe(string alias, string name, Gender gender) => new()
    {
        Id = $"{Engine}-{alias}",
        Alias = alias,
        Name = name,
        Gender = gender,
        Language = "en-US",
        LanguageName = "American English",
        Engine = Engine,
        SampleRate = FrameGrid.SampleRate,
    };
}
