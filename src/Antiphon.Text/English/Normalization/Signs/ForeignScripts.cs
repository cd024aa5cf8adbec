using System.Globalization;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.Signs;

/// <summary>Says a Greek letter alone by its name. Leaves out pictures and words of scripts that English voices cannot read.</summary>
internal static class ForeignScripts
{
    private const char LastLatin = '\u024F';

    private static readonly Dictionary<char, string> Greek =
        NormalizationData.Map("greek").ToDictionary(row => row.Key[0], row => row.Value);

    public static void Rewrite(string text, EditList edits)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < 128) continue;
            var start = i;
            while (i + 1 < text.Length && IsUnread(text, i + 1)) i++;
            if (!IsUnread(text, start)) i = start;
            else edits.Replace(start, i + 1 - start, Name(text, start, i + 1));
        }
    }

    private static string Name(string text, int start, int end)
    {
        if (end - start != 1 || !Greek.TryGetValue(text[start], out var name)) return " ";
        return (Scan.IsWord(Scan.At(text, start - 1)) ? " " : "") + name + (Scan.IsWord(Scan.At(text, end)) ? " " : "");
    }

    private static bool IsUnread(string text, int i)
    {
        var c = text[i];
        if (c <= LastLatin || Protection.IsProtected(c)) return false;
        return c is >= '\u20D0' and <= '\u20FF' || (!IsPunctuation(CharUnicodeInfo.GetUnicodeCategory(c)) && !MathSigns.IsNamed(c));
    }

    /// <summary>What a voice may hear as a pause, and what joins letters.</summary>
    private static bool IsPunctuation(UnicodeCategory category) => category
        is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
        or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation
        or UnicodeCategory.CurrencySymbol or UnicodeCategory.NonSpacingMark;
}
