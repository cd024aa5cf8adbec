namespace Antiphon.Text.Lexicons;

/// <summary>A user's pronunciation lexicon, read. Immutable.</summary>
public sealed class PronunciationLexicon
{
    private readonly Dictionary<string, Lexeme> _lexemes = new(StringComparer.Ordinal);

    /// <param name="alphabet">The file's alphabet: <c>ipa</c> or <c>x-sampa</c>.</param>
    /// <param name="language">The file's BCP 47 tag. A tag without a region, as <c>en</c>, is for every region.</param>
    /// <param name="lexemes">In the file's order. If a spelling has two, the first counts.</param>
    public PronunciationLexicon(string alphabet, string language, IReadOnlyList<Lexeme> lexemes)
    {
        ArgumentNullException.ThrowIfNull(lexemes);
        (Alphabet, Language, LexemeCount) = (alphabet, language, lexemes.Count);
        foreach (var lexeme in lexemes) _lexemes.TryAdd(lexeme.Grapheme, lexeme);
    }

    /// <summary><c>ipa</c> or <c>x-sampa</c>.</summary>
    public string Alphabet { get; }

    /// <summary>BCP 47 tag.</summary>
    public string Language { get; }

    /// <summary>The number of entries in the file; an entry may have several spellings.</summary>
    public int LexemeCount { get; init; }

    /// <summary>All entries, each spelling once.</summary>
    internal IReadOnlyCollection<Lexeme> Lexemes => _lexemes.Values;

    /// <summary>The entry of a spelling, or null.</summary>
    public Lexeme? Find(string grapheme) => _lexemes.GetValueOrDefault(grapheme);

    /// <summary>Whether the lexicon applies to a language: its own, or, if its own has no region, any region of it.</summary>
    /// <param name="language">BCP 47 tag of a voice.</param>
    public bool IsFor(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return language.Equals(Language, StringComparison.OrdinalIgnoreCase) ||
            (!Language.Contains('-') && language.StartsWith(Language + "-", StringComparison.OrdinalIgnoreCase));
    }
}
