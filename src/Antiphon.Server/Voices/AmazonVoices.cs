using Antiphon.Aws.PollyApi;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Voices;

namespace Antiphon.Server.Voices;

/// <summary>Which installed voice stands in for each of Amazon's: one of the same language and gender. Safe for concurrent use.</summary>
internal sealed class AmazonVoices(VoiceCatalog catalog)
{
    /// <summary>Those of Amazon's voices whose language an installed engine speaks, by id.</summary>
    public IEnumerable<PollyVoice> Installed => PollyVoices.All.Where(voice => catalog.Resolve(voice.LanguageCode, GenderOf(voice)) is not null);

    /// <summary>The installed voice for one of Amazon's ids; null where no engine speaks its language, or Amazon has no such voice.</summary>
    /// <param name="voiceId">Case-sensitive, as at Amazon.</param>
    /// <param name="language">Amazon's code of one of a bilingual voice's languages; any other code is ignored.</param>
    public Voice? Resolve(string voiceId, string? language = null) =>
        PollyVoices.Find(voiceId) is { } voice ? catalog.Resolve(LanguageOf(voice, language), GenderOf(voice)) : null;

    /// <summary>Amazon's code of the language that a voice speaks where a request asks for <paramref name="wanted"/>.</summary>
    public static string LanguageOf(PollyVoice voice, string? wanted) =>
        wanted is not null && voice.AdditionalLanguageCodes.Contains(wanted) ? wanted : voice.LanguageCode;

    private static Gender GenderOf(PollyVoice voice) => voice.Gender == "Male" ? Gender.Male : Gender.Female;
}
