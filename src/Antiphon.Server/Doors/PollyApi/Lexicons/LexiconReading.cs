using Antiphon.Aws.PollyApi;
using Antiphon.Server.Limits;
using Antiphon.Speech.Engines;
using Antiphon.Text.Lexicons;

namespace Antiphon.Server.Doors.PollyApi.Lexicons;

/// <summary>How a lexicon's content is read: its bounds, and the languages that are known here.</summary>
internal sealed class LexiconReading(PollyLimits limits, VoiceCatalog catalog)
{
    private readonly LexiconLimits _bounds = new() { MaxCharacters = limits.MaxLexiconCharacters };

    /// <exception cref="LexiconException">The content is no lexicon.</exception>
    public PronunciationLexicon Read(string content) => PlsReader.Read(content, _bounds, IsKnown);

    /// <summary>Amazon's languages, those of installed voices, and each without its region.</summary>
    public bool IsKnown(string tag) =>
        PollyLanguages.All.Concat(catalog.Voices.Select(voice => voice.Language)).Any(known =>
            known.Equals(tag, StringComparison.OrdinalIgnoreCase)
            || (known.StartsWith(tag, StringComparison.OrdinalIgnoreCase) && known.Length > tag.Length && known[tag.Length] == '-'));
}
