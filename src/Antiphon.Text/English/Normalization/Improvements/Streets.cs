namespace Antiphon.Text.English.Normalization.Improvements;

/// <summary>«Elm St. The house»: after a name and before a new sentence it is a street, not a saint.</summary>
internal sealed class Streets : IRewriteStep
{
    private const string Written = "St.";

    public TextTraits Needs => TextTraits.Dot | TextTraits.Upper;

    public void Rewrite(string text, EditList edits)
    {
        for (var at = text.IndexOf(Written, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Written, at + 1, StringComparison.Ordinal))
        {
            var next = at + Written.Length + 1;
            if (Scan.StartsWord(text, at) && FollowsName(text, at) && next < text.Length && StartsSentence(text, next)) edits.Replace(at, 2, "Street");
        }
    }

    private static bool FollowsName(string text, int at)
    {
        var end = at - 1;
        if (Scan.At(text, end) != ' ') return false;
        var start = end;
        while (start > 0 && end - start < 32 && Scan.IsWord(text[start - 1])) start--;
        return char.IsUpper(text[start]) && !FunctionWords.Contains(text.AsSpan(start, end - start));
    }

    private static bool StartsSentence(string text, int next) =>
        char.IsAsciiLetterUpper(text[next]) && FunctionWords.Contains(text.AsSpan(next, Scan.WordEnd(text, next) - next));
}
