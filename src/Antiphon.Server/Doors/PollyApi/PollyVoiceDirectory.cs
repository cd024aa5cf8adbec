using Antiphon.Aws.PollyApi;
using Antiphon.Server.Limits;
using Antiphon.Server.Voices;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Voices;

namespace Antiphon.Server.Doors.PollyApi;

/// <summary>The voices that Polly's operations know: Amazon's, and our own where the limits are not Amazon's.</summary>
internal sealed class PollyVoiceDirectory(VoiceCatalog catalog, AmazonVoices amazons, PollyLimits limits)
{
    /// <summary>The installed voice for <paramref name="voiceId"/>; null where there is none.</summary>
    /// <param name="voiceId">Amazon's or our own.</param>
    /// <param name="language">Amazon's code of one of a bilingual voice's languages; any other code is ignored.</param>
    public Voice? Resolve(string voiceId, string? language = null)
    {
        if (PollyVoices.Find(voiceId) is not null) return amazons.Resolve(voiceId, language);
        return limits.IsStrict ? null : catalog.Find(voiceId);
    }

    /// <summary>Amazon's code of the language that a voice speaks where a request asks for <paramref name="wanted"/>; null for an unknown voice.</summary>
    public string? LanguageOf(string voiceId, string? wanted) => Find(voiceId) is { } voice ? AmazonVoices.LanguageOf(voice, wanted) : null;

    /// <summary>A voice as DescribeVoices shows it, whether it can speak now or not; null for an unknown voice.</summary>
    public PollyVoice? Find(string voiceId)
    {
        if (PollyVoices.Find(voiceId) is { } voice) return limits.IsStrict ? voice : WithEveryEngine(voice);
        return limits.IsStrict || catalog.Find(voiceId) is not { } own ? null : Describe(own);
    }

    /// <summary>Amazon's voices whose language an installed engine speaks and, where limits are local, our own.</summary>
    public IEnumerable<PollyVoice> List() =>
        limits.IsStrict ? amazons.Installed : amazons.Installed.Select(WithEveryEngine).Concat(catalog.Voices.Select(Describe));

    // The same installed voice speaks for every engine.
    private static PollyVoice WithEveryEngine(PollyVoice voice) => voice with { SupportedEngines = PollyEngines.All };

    private static PollyVoice Describe(Voice voice) => new()
    {
        Id = voice.Id,
        Name = voice.Name,
        Gender = voice.Gender.ToString(),
        LanguageCode = voice.Language,
        LanguageName = voice.LanguageName,
        SupportedEngines = PollyEngines.All,
    };
}
