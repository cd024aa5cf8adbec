namespace Antiphon.Text.Segmentation;

/// <summary>Finds where a clause ends inside a sentence.</summary>
internal static class ClauseRules
{
    /// <param name="s">The open text.</param>
    /// <param name="i">Index of the char to judge.</param>
    /// <param name="final">No more text will arrive.</param>
    /// <param name="clause">Index after the clause, or -1 if none ends here.</param>
    /// <returns>False while the next char, which decides, has not arrived.</returns>
    public static bool TryFind(ReadOnlySpan<char> s, int i, bool final, out int clause)
    {
        clause = -1;
        var c = s[i];
        if (c is '(' or '（' && i > 0)
        {
            clause = char.IsWhiteSpace(s[i - 1]) || c == '（' ? i : -1;
            return true;
        }

        if (!MayEnd(c)) return true;
        var end = i + 1;
        while (end < s.Length && end - i < StopCluster.MaxLookahead && CharKind.IsCloser(s[end])) end++;
        if (end == s.Length) return final;
        var spaced = char.IsWhiteSpace(s[end]);
        if (Ends(s, i, end, spaced)) clause = end;
        return true;
    }

    private static bool MayEnd(char c) => CharKind.IsClauseMark(c) || CharKind.IsStrongClauseMark(c) || CharKind.IsDash(c) ||
        c is ')' or ']' or '）';

    private static bool Ends(ReadOnlySpan<char> s, int i, int end, bool spaced) => s[i] switch
    {
        '—' or '―' => true,
        // A hyphen joins words and an en dash joins numbers, unless white space stands around them.
        '-' or '–' or '−' => i > 0 && ((spaced && char.IsWhiteSpace(s[i - 1])) || (s[i] == '-' && s[i - 1] == '-' && s[end] != '-')),
        '，' or '：' => !(i > 0 && char.IsDigit(s[i - 1]) && char.IsDigit(s[end])),
        var c when CharKind.IsStrongClauseMark(c) => true,
        '）' => true,
        // The digits of "3, 5" are two numbers; those of "1,000" are a single number.
        _ => spaced,
    };
}
