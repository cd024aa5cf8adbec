using System.Text;
using Antiphon.Text.English.Inline;

namespace Antiphon.Text.English.Output;

/// <summary>
/// Collects the spoken words of a text, in order. What is read of one word, or across several, becomes one entry. Linear in the text.
/// </summary>
internal sealed class PhonemeWords(string text)
{
    private readonly List<PronouncedWord> _words = [];
    private int _end;

    /// <summary>The words with the marks at their ends taken off.</summary>
    public PronouncedWord[] ToArray()
    {
        var words = new PronouncedWord[_words.Count];
        for (var i = 0; i < words.Length; i++) words[i] = Trimmed(_words[i]);
        return words;
    }

    /// <summary>Adds a stretch of the text and its stretch of phonemes; both lie after those before, or the texts overlap.</summary>
    public void Add(int start, int end, int firstPhoneme, int phonemeEnd)
    {
        // A word that was only inserted stands for the char beside it.
        end = Math.Max(end, Math.Min(start + 1, text.Length));
        start = Math.Min(start, end - 1);
        if (_words.Count > 0 && start < _end)
        {
            var last = _words[^1];
            if (end > _end) _end = WordEnd(end);
            _words[^1] = last with { TextLength = _end - last.TextStart, PhonemeLength = phonemeEnd - last.PhonemeStart };
            return;
        }

        if (!IsBorder(start))
        {
            while (start > _end && !IsBorder(start - 1)) start--;
        }

        _end = WordEnd(end);
        _words.Add(new PronouncedWord(start, _end - start, firstPhoneme, phonemeEnd - firstPhoneme));
    }

    // A stretch that ends with a space does not reach into the word after it.
    private int WordEnd(int end)
    {
        if (IsBorder(end - 1)) return end;
        while (end < text.Length && !IsBorder(end)) end++;
        return end;
    }

    // Words lie between white space, and between dashes and dots that are heard as a pause.
    private bool IsBorder(int at)
    {
        var c = text[at];
        if (char.IsWhiteSpace(c) || c is '—' or '…') return true;
        return c == '.' && ((at > 0 && text[at - 1] == '.') || (at + 1 < text.Length && text[at + 1] == '.'));
    }

    private PronouncedWord Trimmed(PronouncedWord word)
    {
        int start = word.TextStart, end = word.TextStart + word.TextLength;
        while (start < end && IsMark(start) && !OpensNumber(start, end)) start++;
        while (end > start && IsMark(end - 1)) end--;
        return start < end ? word with { TextStart = start, TextLength = end - start } : word;
    }

    private bool IsMark(int at)
    {
        var c = text[at];
        if (char.IsPunctuation(c)) return c is not ('%' or '&' or '@' or '#');
        return char.IsWhiteSpace(c) || (char.IsSurrogate(c) && !IsAstralLetter(at)) || c is '`' or '´' or SourceText.Joiner;
    }

    private bool IsAstralLetter(int at)
    {
        if (char.IsLowSurrogate(text[at]) && at > 0) at--;
        return Rune.TryGetRuneAt(text, at, out var rune) && Rune.IsLetterOrDigit(rune);
    }

    // «-5», «.5».
    private bool OpensNumber(int at, int end) => text[at] is '-' or '.' && at + 1 < end && char.IsDigit(text[at + 1]);
}
