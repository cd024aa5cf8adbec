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
        (Alphabet, Language, LexemeCount) = (alphabet, language, lexemes.Count);
        foreach (var lexeme in lexemes) _lexemes.TryAdd(lexeme.Grapheme, lexeme);
    }

    /// <summary><c>ipa</c> or <c>x-sampa</c>.</summary>
    public string Alphabet { get; }

    /// <summary>BCP 47 tag.</summary>
    public string Language { get; }

    /// <summary>Entries of the file.</summary>
    public int LexemeCount { get; }

    /// <summary>The entry of a spelling, or null.</summary>
    public Lexeme? Find(string grapheme) => _lexemes.GetValueOrDefault(grapheme);
}
