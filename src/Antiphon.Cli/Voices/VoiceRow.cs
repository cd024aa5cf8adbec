using Antiphon.Aws.PollyApi;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Voices;

namespace Antiphon.Cli.Voices;

/// <summary>An installed voice and the Amazon ids that it answers to.</summary>
internal sealed record VoiceRow(Voice Voice, IReadOnlyList<string> StandsInFor)
{
    public static IEnumerable<VoiceRow> Of(VoiceCatalog catalog)
    {
        var amazons = PollyVoices.All
            .Select(a => (a.Id, Voice: catalog.Resolve(a.LanguageCode, a.Gender == "Male" ? Gender.Male : Gender.Female)))
            .Where(pair => pair.Voice is not null)
            .ToLookup(pair => pair.Voice!.Id, pair => pair.Id);
        return catalog.Voices.Select(voice => new VoiceRow(voice, [.. amazons[voice.Id]]));
    }

    /// <summary>Whether the voice's language is <paramref name="tag"/> or one of its regions; null asks for all.</summary>
    public bool Speaks(string? tag) => tag is null
        || Voice.Language.Equals(tag, StringComparison.OrdinalIgnoreCase)
        || Voice.Language.StartsWith(tag + "-", StringComparison.OrdinalIgnoreCase);
}
