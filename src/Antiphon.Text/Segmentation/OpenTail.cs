namespace Antiphon.Text.Segmentation;

/// <summary>Judges the last, still growing token of the open text.</summary>
internal static class OpenTail
{
    /// <summary>A number, an address or a name with a point in it that may go on: half of it must not be spoken.</summary>
    public static bool IsUnfinished(ReadOnlySpan<char> token)
    {
        if (token.StartsWith("http", StringComparison.OrdinalIgnoreCase) || token.StartsWith("www", StringComparison.OrdinalIgnoreCase)) return true;
        for (var i = 0; i < token.Length; i++)
        {
            var c = token[i];
            if (char.IsDigit(c) || c is '@' or '/' or '\\' or '<' or '$' or '€' or '£') return true;
            if (c is '.' or ':' && i > 0 && i + 1 < token.Length && char.IsLetterOrDigit(token[i - 1]) && char.IsLetterOrDigit(token[i + 1])) return true;
        }

        // Half of a character.
        return !token.IsEmpty && char.IsHighSurrogate(token[^1]);
    }

    /// <summary>How much of the open text is whole words: up to its end, or to the start of an unfinished token.</summary>
    public static int SpeakableEnd(ReadOnlySpan<char> s)
    {
        var start = s.Length;
        while (start > 0 && !char.IsWhiteSpace(s[start - 1]) && !UnspacedScripts.ContainsAt(s, start - 1)) start--;
        return IsUnfinished(s[start..]) ? start : s.Length;
    }
}
