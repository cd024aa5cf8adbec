using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Signs;

/// <summary>A hyphen between spaces is a dash, which is heard as a pause; between numbers it is «to», in a sum «minus».</summary>
internal static class Dashes
{
    public static void Rewrite(string text, EditList edits)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('-' or '–')) continue;
            var end = i + 1;
            while (end < text.Length && text[end] == '-') end++;
            RewriteRun(text, i, end, edits);
            i = end - 1;
        }
    }

    private static void RewriteRun(string text, int start, int end, EditList edits)
    {
        var (before, after) = (Scan.At(text, start - 1), Scan.At(text, end));
        var repeated = end - start > 1;
        if (before == ' ' && after == ' ') edits.Replace(start, end - start, Between(text, start, end));
        else if (repeated && before != '\0' && after != '\0') edits.Replace(start, end - start, "—");
        else if (IsGrade(text, start) && !repeated) edits.Replace(start, 1, " minus");
        else if (!repeated && char.IsLetter(before) && after == ' ' && !Suspends(text, end + 1)) edits.Replace(start, 1, " —");
    }

    /// <summary>«B- », «A-.»</summary>
    private static bool IsGrade(string text, int hyphen) =>
        Scan.At(text, hyphen - 1) is >= 'A' and <= 'D' && Scan.StartsWord(text, hyphen - 1) &&
        Scan.At(text, hyphen + 1) is ' ' or '.' or ',' or '\0';

    private static string Between(string text, int start, int end)
    {
        if (!char.IsAsciiDigit(Scan.At(text, start - 2)) || !char.IsAsciiDigit(Scan.At(text, end + 1))) return "—";
        return text.AsSpan().ContainsAny('=', '+') ? "minus" : "to";
    }

    /// <summary>«pre- and post-war»: the hyphen waits for its word.</summary>
    private static bool Suspends(string text, int next) =>
        text.AsSpan(next, Scan.WordEnd(text, next) - next) is "and" or "or" or "to" or "but" or "nor";
}
