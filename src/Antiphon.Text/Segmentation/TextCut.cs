using System.Globalization;

namespace Antiphon.Text.Segmentation;

/// <summary>Cuts text that is too long.</summary>
public static class TextCut
{
    /// <summary>
    /// The number of chars past the limit that <see cref="Best"/> may read, to see a character that starts right behind it.
    /// </summary>
    public const int LookAhead = 2;

    /// <summary>
    /// The best index at which to cut <paramref name="text"/>, at most <paramref name="limit"/>: after the last clause in its last three
    /// quarters, else at the last white space in its second half, else between two graphemes. Never inside a surrogate pair. No char
    /// past limit + <see cref="LookAhead"/> has an influence.
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

        // A grapheme of half a segment is no real character. It is cut between two code points.
        if (end > limit / 2) return end;
        return char.IsLowSurrogate(text[limit]) && char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit;
    }
}
