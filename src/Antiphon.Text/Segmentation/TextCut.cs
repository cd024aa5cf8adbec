using System.Globalization;

namespace Antiphon.Text.Segmentation;

/// <summary>Cuts text that is too long.</summary>
public static class TextCut
{
    /// <summary>How many chars past the limit <see cref="Best"/> may look at: a character that starts right behind it.</summary>
    public const int LookAhead = 2;

    /// <summary>
    /// The best place to cut <paramref name="text"/> at or before <paramref name="limit"/>: the last clause in its last three
    /// quarters, else the last white space in its second half, else between two graphemes, and never inside a surrogate pair. The answer depends on no char past
    /// limit + <see cref="LookAhead"/>.
    /// </summary>
    /// <param name="text">Longer than <paramref name="limit"/>.</param>
    /// <param name="clauses">Ascending offsets after which clauses end.</param>
    /// <param name="limit">In UTF-16 chars, at least 2.</param>
    public static int Best(ReadOnlySpan<char> text, IReadOnlyList<int> clauses, int limit)
    {
        ArgumentNullException.ThrowIfNull(clauses);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 2);
        if (text.Length <= limit) return text.Length;

        for (var i = clauses.Count - 1; i >= 0; i--)
        {
            if (clauses[i] <= limit && clauses[i] > limit / 4) return clauses[i];
        }

        for (var i = limit; i > limit / 2; i--)
        {
            if (char.IsWhiteSpace(text[i])) return i;
        }

        return Grapheme(text[..Math.Min(text.Length, limit + LookAhead)], limit);
    }

    private static int Grapheme(ReadOnlySpan<char> text, int limit)
    {
        var end = 0;
        while (end < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text[end..]);
            if (end + length > limit) break;
            end += length;
        }

        // One grapheme of more than a whole segment is no character that anyone wrote: cut it between two code points.
        if (end > limit / 2) return end;
        return char.IsLowSurrogate(text[limit]) && char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit;
    }
}
