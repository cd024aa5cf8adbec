namespace Antiphon.Text.Lexicons;

/// <summary>A user's pronunciation lexicon, read. Immutable.</summary>
public sealed class PronunciationLexicon
{
    private readonly Dictionary<string, Lexeme> _lexemes = new(StringComparer.Ordinal);

    /// <param name="alphabet">As the file says: <c>ipa</c> or <c>x-sampa</c>.</param>
    /// <param name="language">BCP 47 tag, as the file says: <c>en</c> is for every region of it.</param>
    /// <param name="lexemes">In the file's order: of two for one spelling the first counts.</param>
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

    /// <summary>Entries of the file; one may have several spellings.</summary>
    public int LexemeCount { get; init; }

    /// <summary>What is known, each spelling once.</summary>
    internal IReadOnlyCollection<Lexeme> Lexemes => _lexemes.Values;

    /// <summary>The entry of a spelling, or null.</summary>
    public Lexeme? Find(string grapheme) => _lexemes.GetValueOrDefault(grapheme);

    /// <summary>Whether the lexicon is for a language: its own, or any region of it where it has none.</summary>
    /// <param name="language">BCP 47 tag of a voice.</param>
    public bool IsFor(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return language.Equals(Language, StringComparison.OrdinalIgnoreCase) ||
            (!Language.Contains('-') && language.StartsWith(Language + "-", StringComparison.OrdinalIgnoreCase));
    }
}
