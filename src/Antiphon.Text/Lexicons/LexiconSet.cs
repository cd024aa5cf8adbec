using Antiphon.Text.Annotated;

namespace Antiphon.Text.Lexicons;

/// <summary>
/// The lexicons of one request, in its order. If several have an entry for a spelling, the first one counts. Immutable; safe for concurrent
/// use.
/// </summary>
public sealed class LexiconSet
{
    /// <summary>No lexicon.</summary>
    public static readonly LexiconSet Empty = new([], "en");

    private readonly SpellingMatcher? _matcher;

    /// <param name="lexicons">In the request's order. Lexicons of another language than the voice's are ignored (polly.md §3.1).</param>
    /// <param name="language">BCP 47 tag of the voice.</param>
    public LexiconSet(IReadOnlyList<PronunciationLexicon> lexicons, string language)
    {
        ArgumentNullException.ThrowIfNull(lexicons);
        ArgumentNullException.ThrowIfNull(language);
        Language = language;
        var lexemes = lexicons
            .Where(lexicon => lexicon.IsFor(language))
            .SelectMany(lexicon => lexicon.Lexemes)
            .DistinctBy(lexeme => lexeme.Grapheme)
            .ToList();
        if (lexemes.Count > 0) _matcher = new SpellingMatcher(lexemes, new WordBorders(language));
    }

    /// <summary>The voice's language.</summary>
    public string Language { get; }

    /// <summary>Whether nothing can match.</summary>
    public bool IsEmpty => _matcher is null;

    /// <summary>
    /// Gives every spelling that a lexicon has an entry for its reading. Only the client's own letters are matched, never the words that a
    /// tag
    /// or an earlier match has put there. Of several spellings that begin at one offset, the longest counts. Takes time in proportion to
    /// the
    /// text's length.
    /// </summary>
    public AnnotatedText Apply(AnnotatedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (_matcher is null) return text;
        var edits = new List<AnnotatedEdit>();
        foreach (var (start, length, lexeme) in _matcher.FindAll(text.Text.Text, text.Readings))
            edits.Add(new AnnotatedEdit(start, length, lexeme.Alias, lexeme.Ipa));
        return AnnotatedRewriter.Apply(text, edits);
    }
}
