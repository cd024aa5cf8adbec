using System.Buffers;

namespace Antiphon.Text.Segmentation;

/// <summary>How the text after a stop begins.</summary>
internal enum WordShape
{
    /// <summary>Not there yet.</summary>
    Unknown,
    Lower,
    Upper,
    Digit,

    /// <summary>A letter of a script without capitals, or a symbol.</summary>
    Uncased,

    /// <summary>Only opening marks, or an inverted mark of Spanish: surely the start of a sentence.</summary>
    Opening,

    /// <summary>The head of a list item.</summary>
    Item,

    /// <summary>A mark that cannot start a sentence.</summary>
    Punctuation,
}

/// <summary>The first word after a stop; opening marks and dashes before it are skipped.</summary>
internal readonly ref struct NextWord
{
    private const int MaxWord = 24;
    private static readonly SearchValues<char> RomanDigits = SearchValues.Create("ivxIVX");
    private readonly int _start;

    private NextWord(WordShape shape, int start = 0, bool bracketed = false, bool whole = true) =>
        (Shape, _start, Bracketed, IsWhole) = (shape, start, bracketed, whole);

    public WordShape Shape { get; }

    /// <summary>For an item: its marker is "a)" and not "a.", which could also be an abbreviation.</summary>
    public bool Bracketed { get; }

    /// <summary>The word is not an initial ("I", but not "I.").</summary>
    public bool IsWhole { get; }

    /// <param name="s">The open text.</param>
    /// <param name="at">Index of the first char after the stop and its white space.</param>
    /// <param name="final">No more text will arrive.</param>
    public static NextWord After(ReadOnlySpan<char> s, int at, bool final)
    {
        if (LooksLikeItem(s, at, final, out var item)) return item;
        var limit = Math.Min(s.Length, at + StopCluster.MaxLookahead);
        for (var i = at; i < limit; i++)
        {
            var c = s[i];
            if (c is '¿' or '¡') return new(WordShape.Opening);
            if (CharKind.IsOpener(c) || CharKind.IsDash(c) || CharKind.IsBullet(c) || c is '»' || char.IsWhiteSpace(c)) continue;
            if (CharKind.IsLower(c)) return new(WordShape.Lower, i);
            if (char.IsUpper(c)) return new(WordShape.Upper, i, whole: !IsInitial(s, i));
            if (char.IsDigit(c)) return new(WordShape.Digit, i);
            var starts = char.IsLetter(c) || CharKind.IsSymbol(c) || c is '@' or '+' or '%' or '.' or '※' or '<';
            return new(starts ? WordShape.Uncased : WordShape.Punctuation, i);
        }

        return new(limit == s.Length && !final ? WordShape.Unknown : WordShape.Opening);
    }

    /// <summary>Reads the word's letters.</summary>
    /// <returns>False while text that may belong to the word has not arrived.</returns>
    public bool TryRead(ReadOnlySpan<char> s, bool final, out ReadOnlySpan<char> word)
    {
        var end = _start;
        while (end < s.Length && end - _start < MaxWord && char.IsLetter(s[end])) end++;
        word = s[_start..end];
        // The next char tells the word "I" from the initial "I.".
        return end < s.Length || final;
    }

    private static bool IsInitial(ReadOnlySpan<char> s, int i) => i + 1 < s.Length && s[i + 1] == '.';

    private static bool LooksLikeItem(ReadOnlySpan<char> s, int at, bool final, out NextWord item)
    {
        item = default;
        if (at >= s.Length || !(char.IsAsciiLetterLower(s[at]) || s[at] == '(')) return false;
        if (ListMarker.TryRead(s[at..], out var marker))
        {
            // Of the letters with a point only "a." may open a list here: "z. B." is an abbreviation.
            if (!marker.IsBareDot || marker.Letter == 1) item = new(WordShape.Item, at, !marker.IsBareDot);
            return item.Shape == WordShape.Item;
        }

        var rest = s[at..];
        return rest.Length <= ListMarker.MaxLength && !final && !rest.ContainsAny(' ', '\n') && MayBecomeMarker(rest.TrimStart('('));
    }

    /// <summary>Whether the text so far is a single char, a number or a Roman number, with or without its stop.</summary>
    private static bool MayBecomeMarker(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && char.IsAsciiLetterOrDigit(rest[length])) length++;
        var name = rest[..length];
        if (length > 4 || (length < rest.Length && rest[length] is not ('.' or ')'))) return false;
        return length <= 1 || name.IndexOfAnyExcept(RomanDigits) < 0 || name.IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
