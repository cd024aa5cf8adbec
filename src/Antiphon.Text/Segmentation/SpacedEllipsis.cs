namespace Antiphon.Text.Segmentation;

/// <summary>
/// Decides about ". . .". Inside a sentence the sentence goes on. After a full stop, or with four points, a capital behind it starts the
/// next sentence.
/// </summary>
internal static class SpacedEllipsis
{
    /// <param name="s">The open text, from the sentence's first char.</param>
    /// <param name="i">Index of a stop in it.</param>
    /// <param name="final">No more text will arrive.</param>
    /// <param name="verdict">The decision, if the stop may begin such an ellipsis.</param>
    /// <returns>False if the stop begins none.</returns>
    public static bool TryDecide(ReadOnlySpan<char> s, int i, bool final, out Verdict verdict)
    {
        verdict = Verdict.Wait;
        if (s[i] != '.' || i + 1 >= s.Length || !IsSpace(s[i + 1])) return false;
        if (i + 2 >= s.Length) return !final;
        if (s[i + 2] != '.') return false;

        var end = i + 1;
        var dots = 1;
        while (end + 1 < s.Length && IsSpace(s[end]) && s[end + 1] == '.' && dots < StopCluster.MaxLookahead)
            (end, dots) = (end + 2, dots + 1);
        if (end + 1 >= s.Length && !final) return true;
        if (dots < 3) return false;

        var attached = i > 0 && !char.IsWhiteSpace(s[i - 1]);
        if (end < s.Length && CharKind.IsCloser(s[end])) verdict = Verdict.GoOn(end - 1);
        else if (end + 1 < s.Length && char.IsWhiteSpace(s[end]) && char.IsUpper(s[end + 1]) && dots == 4)
            verdict = Verdict.Cut(attached ? i + 1 : end, SegmentEnd.Stop);
        else verdict = end >= s.Length ? Verdict.Cut(end, SegmentEnd.Stop) : Verdict.GoOn(end, end);
        return true;
    }

    private static bool IsSpace(char c) => c is ' ' or '\u00A0';
}
