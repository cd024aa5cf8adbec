namespace Antiphon.Text.Segmentation;

/// <summary>Decides about the last token of the open text, which may still grow.</summary>
internal static class OpenTail
{
    /// <summary>
    /// Whether the token is a number, an address or a name with a point, which must not be spoken before all of it has arrived.
    /// </summary>
    public static bool IsUnfinished(ReadOnlySpan<char> token)
    {
        if (token.StartsWith("http", StringComparison.OrdinalIgnoreCase)) return true;
        if (token.StartsWith("www", StringComparison.OrdinalIgnoreCase)) return true;
        for (var i = 0; i < token.Length; i++)
        {
            var c = token[i];
            if (char.IsDigit(c) || c is '@' or '/' or '\\' or '<' or '$' or '€' or '£') return true;
            if (c is '.' or ':' && JoinsAt(token, i)) return true;
        }

        // The second half of the character has not arrived.
        return !token.IsEmpty && char.IsHighSurrogate(token[^1]);
    }

    private static bool JoinsAt(ReadOnlySpan<char> token, int i) =>
        i > 0 && i + 1 < token.Length && char.IsLetterOrDigit(token[i - 1]) && char.IsLetterOrDigit(token[i + 1]);

    /// <summary>The length of the open text without an unfinished token at its end.</summary>
    public static int SpeakableEnd(ReadOnlySpan<char> s)
    {
        var start = s.Length;
        while (start > 0 && !char.IsWhiteSpace(s[start - 1]) && !UnspacedScripts.ContainsAt(s, start - 1)) start--;
        return IsUnfinished(s[start..]) ? start : s.Length;
    }
}
