using Antiphon.Aws.PollyApi;
using Antiphon.Server.Limits;
using Antiphon.Speech.Voices;

namespace Antiphon.Server.PollyApi;

/// <summary>Which installed voice stands in for which id: Amazon's ids by language and gender, our own ids as they are.</summary>
internal sealed class PollyVoiceDirectory(VoiceCatalog catalog, ServiceLimits limits)
{
    /// <summary>The voice that speaks for <paramref name="voiceId"/>, or null.</summary>
    public Voice? Resolve(string voiceId)
    {
        if (PollyVoices.Find(voiceId) is { } amazons) return catalog.Resolve(amazons.LanguageCode, GenderOf(amazons));
        return limits.IsStrict ? null : catalog.Find(voiceId);
    }

    /// <summary>Amazon's voices whose language an installed engine speaks and, where limits are local, our own.</summary>
    public IEnumerable<PollyVoice> List()
    {
        var amazons = PollyVoices.All.Where(v => catalog.Resolve(v.LanguageCode, GenderOf(v)) is not null);
        if (limits.IsStrict) return amazons;
        return amazons.Select(v => v with { SupportedEngines = PollyEngines.All }).Concat(catalog.Voices.Select(Describe));
    }

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
