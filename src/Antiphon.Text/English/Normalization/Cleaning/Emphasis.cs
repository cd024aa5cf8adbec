using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Cleaning;

/// <summary>«**bold**», «_slanted_», «~~gone~~», «`code`»: the marks are for the eye. A star between numbers multiplies.</summary>
internal static class Emphasis
{
    public static void Rewrite(string text, EditList edits)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('*' or '_' or '~' or '`')) continue;
            var end = i + 1;
            while (end < text.Length && text[end] == text[i]) end++;
            RewriteRun(text, i, end, edits);
            i = end - 1;
        }
    }

    private static void RewriteRun(string text, int start, int end, EditList edits)
    {
        var (before, after) = (Scan.At(text, start - 1), Scan.At(text, end));
        if (text[start] == '*' && end == start + 1 && Multiplies(text, start)) edits.Replace(start, 1, " times ");
        else if (text[start] == '*' && end == start + 2 && char.IsAsciiDigit(before) && char.IsAsciiDigit(after))
            edits.Replace(start, 2, " to the power of ");
        else if (text[start] == '`' || (text[start] == '*' && !(before == ' ' && after == ' '))) edits.Delete(start, end - start);
        else if (text[start] == '~' && end == start + 2) edits.Delete(start, 2);
        else if (text[start] == '_' && end - start <= 2 && Scan.IsWord(before) != Scan.IsWord(after)) edits.Delete(start, end - start);
    }

    private static bool Multiplies(string text, int star)
    {
        var left = Scan.At(text, star - 1) == ' ' ? star - 2 : star - 1;
        return char.IsAsciiDigit(Scan.At(text, left)) && char.IsAsciiDigit(Scan.At(text, Scan.SkipSpace(text, star + 1)));
    }
}
