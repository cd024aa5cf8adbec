using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Signs;

/// <summary>«+5».</summary>
internal static class PlusSigns
{
    public static void Rewrite(string text, EditList edits)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] != '+' || !char.IsAsciiDigit(text[i + 1])) continue;
            if (Scan.StartsWord(text, i) && Scan.At(text, i - 1) != '+') edits.Replace(i, 1, "plus ");
        }
    }
}
