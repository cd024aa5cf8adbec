using Antiphon.Engines.Espeak.Protocol;
using Antiphon.Speech.Voices;

namespace Antiphon.Engines.Espeak.Languages;

/// <summary>Two voices for each language: the same voice file under a woman's and a man's variant.</summary>
internal sealed class EspeakVoices
{
    public const string Engine = "espeak";

    // Median pitch of an English sentence: f3 197 Hz, m3 106 Hz; German 197 and 102. f3 also peaks lower than f1, f2 and f4.
    private const string Female = "+f3";
    private const string Male = "+m3";
    private const string FemaleWhisper = "+whisperf";
    private const string MaleWhisper = "+whisper";

    private readonly Dictionary<string, string> _files;

    public EspeakVoices(EspeakGreeting greeting)
    {
        var spoken = from language in SpokenLanguages.Of(greeting.Voices)
                     from gender in new[] { Gender.Female, Gender.Male }
                     select (Voice: Make(language, gender, greeting.SampleRate), File: language.File + (gender == Gender.Female ? Female : Male));
        var all = spoken.ToArray();
        All = [.. all.Select(pair => pair.Voice)];
        _files = all.ToDictionary(pair => pair.Voice.Id, pair => pair.File);
    }

    public IReadOnlyList<Voice> All { get; }

    /// <summary>What selects a voice in espeak, or null when it is not ours.</summary>
    public string? FileOf(Voice voice) => _files.GetValueOrDefault(voice.Id);

    /// <summary>The same voice without voice: espeak's own variants for that.</summary>
    public string? WhisperFileOf(Voice voice) =>
        FileOf(voice) is { } file ? file[..file.LastIndexOf('+')] + (voice.Gender == Gender.Female ? FemaleWhisper : MaleWhisper) : null;

    private static Voice Make(SpokenLanguage language, Gender gender, int sampleRate) => new()
    {
        Id = $"{Engine}-{language.Tag.ToLowerInvariant()}-{(gender == Gender.Female ? "female" : "male")}",
        Name = $"{language.Name}, {(gender == Gender.Female ? "female" : "male")}",
        Gender = gender,
        Language = language.Tag,
        LanguageName = language.Name,
        Engine = Engine,
        SampleRate = sampleRate,
    };
}
