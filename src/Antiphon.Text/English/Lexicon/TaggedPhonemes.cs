namespace Antiphon.Text.English.Lexicon;

/// <summary>The readings of a word that sounds differently as noun, verb, before a pause…</summary>
internal sealed class TaggedPhonemes(IReadOnlyList<KeyValuePair<string, string?>> readings)
{
    private const string DefaultKey = "DEFAULT";
    private const string PauseKey = "None";

    public string? Default => Get(DefaultKey, out var phonemes) ? phonemes : null;

    /// <summary>The first reading that is not the default one; null if there is none.</summary>
    public string? Other => readings.FirstOrDefault(reading => reading.Key != PauseKey && reading.Value is not null && reading.Value != Default).Value;

    /// <summary>
    /// The reading before a pause, else of the exact tag, else of its class, else the default. Null asks for the letters.
    /// </summary>
    public string? For(string? tag, bool beforePause)
    {
        if (beforePause && Get(PauseKey, out var phonemes)) return phonemes;
        if (tag is not null && (Get(tag, out phonemes) || Get(PartOfSpeech.Of(tag), out phonemes))) return phonemes;
        return Default;
    }

    public bool Get(string key, out string? phonemes)
    {
        foreach (var reading in readings)
        {
            if (reading.Key != key) continue;
            phonemes = reading.Value;
            return true;
        }

        phonemes = null;
        return false;
    }
}
