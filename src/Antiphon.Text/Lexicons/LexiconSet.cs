using Antiphon.Text.Annotated;

namespace Antiphon.Text.Lexicons;

/// <summary>The lexicons of one request, in its order: where several know a spelling, the first one says how it is read. Immutable.</summary>
public sealed class LexiconSet
{
    /// <summary>No lexicon.</summary>
    public static readonly LexiconSet Empty = new([], "en");

    private readonly IReadOnlyList<PronunciationLexicon> _lexicons;

    /// <param name="lexicons">In the request's order. Those of another language than the voice's are left out (polly.md §3.1).</param>
    /// <param name="language">BCP 47 tag of the voice.</param>
    public LexiconSet(IReadOnlyList<PronunciationLexicon> lexicons, string language) => (_lexicons, Language) = (lexicons, language);

    /// <summary>The voice's language.</summary>
    public string Language { get; }

    /// <summary>Whether nothing can match.</summary>
    public bool IsEmpty => _lexicons.Count == 0;

    /// <summary>
    /// Gives every spelling that a lexicon knows its reading. Only the client's own letters are matched: what a tag or an earlier match
    /// has put there stays.
    /// </summary>
    public AnnotatedText Apply(AnnotatedText text)
    {
        if (IsEmpty || _lexicons.All(lexicon => lexicon.Find(text.Text.Text) is null)) return text;
        var found = _lexicons.Select(lexicon => lexicon.Find(text.Text.Text)).First(lexeme => lexeme is not null)!;
        if (found.Ipa is { } ipa) return text with { Readings = [new ReadingSpan(0, text.Text.Text.Length, ipa)] };
        return AnnotatedText.Plain(found.Alias!) with { Text = text.Text.Replace([(0, text.Text.Text.Length, found.Alias!)]) };
    }
}
