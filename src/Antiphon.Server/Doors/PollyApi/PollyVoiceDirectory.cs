using Antiphon.Aws.PollyApi;
using Antiphon.Server.Limits;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Voices;

namespace Antiphon.Server.Doors.PollyApi;

/// <summary>Which installed voice stands in for which id: Amazon's ids by language and gender, our own ids as they are.</summary>
internal sealed class PollyVoiceDirectory(VoiceCatalog catalog, ServiceLimits limits)
{
    /// <summary>The voice that speaks for <paramref name="voiceId"/>, or null.</summary>
    /// <param name="voiceId">Amazon's or our own.</param>
    /// <param name="language">Amazon's code; chooses among the languages of a bilingual voice, and counts for no other.</param>
    public Voice? Resolve(string voiceId, string? language = null)
    {
        if (PollyVoices.Find(voiceId) is not { } amazons) return limits.IsStrict ? null : catalog.Find(voiceId);
        return catalog.Resolve(LanguageOf(voiceId, language)!, GenderOf(amazons));
    }

    /// <summary>Amazon's code of the language that a voice speaks, where it may choose; null where nobody knows the voice.</summary>
    public string? LanguageOf(string voiceId, string? wanted) =>
        Find(voiceId) is { } voice ? wanted is not null && voice.AdditionalLanguageCodes.Contains(wanted) ? wanted : voice.LanguageCode : null;

    /// <summary>What DescribeVoices says of a voice, whether it can speak now or not; null where nobody knows it.</summary>
    public PollyVoice? Find(string voiceId)
    {
        if (PollyVoices.Find(voiceId) is { } amazons) return limits.IsStrict ? amazons : Everywhere(amazons);
        return limits.IsStrict || catalog.Find(voiceId) is not { } own ? null : Describe(own);
    }

    /// <summary>Amazon's voices whose language an installed engine speaks and, where limits are local, our own.</summary>
    public IEnumerable<PollyVoice> List()
    {
        var amazons = PollyVoices.All.Where(v => catalog.Resolve(v.LanguageCode, GenderOf(v)) is not null);
        if (limits.IsStrict) return amazons;
        return amazons.Select(Everywhere).Concat(catalog.Voices.Select(Describe));
    }

    // Where limits are ours, every voice has every engine: it is the same one under each name.
    private static PollyVoice Everywhere(PollyVoice voice) => voice with { SupportedEngines = PollyEngines.All };

    private static PollyVoice Describe(Voice voice) => new()
    {
        Id = voice.Id,
        Name = voice.Name,
        Gender = voice.Gender.ToString(),
        LanguageCode = voice.Language,
        LanguageName = voice.LanguageName,
        SupportedEngines = PollyEngines.All,
    };

    private static Gender GenderOf(PollyVoice voice) => voice.Gender == "Male" ? Gender.Male : Gender.Female;
}
