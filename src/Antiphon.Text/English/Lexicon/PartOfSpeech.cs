namespace Antiphon.Text.English.Lexicon;

/// <summary>The lexicon's classes of Penn tags.</summary>
internal static class PartOfSpeech
{
    public const string Noun = "NOUN";
    public const string Verb = "VERB";
    public const string Adverb = "ADV";
    public const string Adjective = "ADJ";

    /// <summary>The class of a tag; the tag itself where it has none.</summary>
    public static string Of(string tag) => tag switch
    {
        ['V', 'B', ..] => Verb,
        ['N', 'N', ..] => Noun,
        ['R', 'B', ..] or ['A', 'D', 'V', ..] => Adverb,
        ['J', 'J', ..] or ['A', 'D', 'J', ..] => Adjective,
        _ => tag,
    };
}
