namespace Antiphon.Text.Segmentation;

/// <summary>Decides whether a line break without a stop before it ends a segment or only wraps a long line.</summary>
internal static class LineRules
{
    // The lines of mail and plain-text files are wrapped at 60-80 columns; headings and list items are mostly shorter.
    private const int FullLine = 50;

    /// <param name="s">The open text.</param>
    /// <param name="i">Index of the first white space of the break.</param>
    /// <param name="lineStart">Index of the first char of the line before it.</param>
    /// <param name="final">No more text will arrive.</param>
    /// <param name="rules">The language.</param>
    public static Verdict Decide(ReadOnlySpan<char> s, int i, int lineStart, bool final, LanguageRules rules)
    {
        var next = i;
        var breaks = 0;
        for (; next < s.Length && next - i < StopCluster.MaxLookahead && char.IsWhiteSpace(s[next]) && breaks < 2; next++)
        {
            if (CharKind.IsLineBreak(s[next])) breaks++;
        }

        if (breaks > 1) return Verdict.Cut(i, SegmentEnd.Line);
        // Only the space after a bullet or marker tells it from a minus sign or a word.
        if (next + ListMarker.MaxLength >= s.Length && !final && !IsDecided(s[next..])) return Verdict.Wait;
        if (next == s.Length) return final ? Verdict.Cut(i, SegmentEnd.Line) : Verdict.Wait;
        return IsSoft(s, i, next, lineStart, rules) ? Verdict.GoOn(next) : Verdict.Cut(i, SegmentEnd.Line);
    }

    private static bool IsDecided(ReadOnlySpan<char> rest) => !rest.IsEmpty && (char.IsWhiteSpace(rest[^1]) || !MayStartItem(rest[0]));

    private static bool MayStartItem(char c) => char.IsAsciiLetterOrDigit(c) || c is '(' or '-' or '*' or '+';

    private static bool IsSoft(ReadOnlySpan<char> s, int i, int next, int lineStart, LanguageRules rules)
    {
        var before = i > 0 ? s[i - 1] : '\0';
        if (before == ':' || ListMarker.TryRead(s[next..], out _)) return false;
        var c = s[next];
        if (CharKind.IsLower(c)) return true;
        if (before == '.' && rules.Abbreviation(LastWord.Before(s, i - 1)) == AbbreviationKind.Title) return true;
        // A line that stands in brackets is a caption.
        if (before is ')' or ']' && s[lineStart] is '(' or '[') return false;
        var prose = char.IsLetterOrDigit(c) || char.IsSurrogate(c) || (CharKind.IsOpener(c) && c is not ('*' or '#' or '_' or '`'));
        return prose && i - lineStart >= FullLine;
    }
}
