using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Cleaning;

/// <summary>«it´s», «‘twas»: whatever stands for an apostrophe is one; at the head of a word it would be heard as a quote.</summary>
internal static partial class PlainApostrophes
{
    public static void Rewrite(string text, EditList edits)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\'' or '´' or '‘' or '’' or 'ʼ' or '′' or '`')) continue;
            if (IsClipped(text, i)) edits.Delete(i, 1);
            else if (text[i] != '\'' && (text[i] != '`' || IsInside(text, i))) edits.Replace(i, 1, "'");
        }
    }

    private static bool IsInside(string text, int i) => Scan.IsWord(Scan.At(text, i - 1)) && char.IsLetter(Scan.At(text, i + 1));

    private static bool IsClipped(string text, int i) =>
        Scan.StartsWord(text, i) && Clipped.Match(text, i + 1, Math.Min(8, text.Length - i - 1)).Success;

    [GeneratedRegex(@"\G(?:[0-9]0s|[Tt]was|[Tt]is|[Tt]wasn|[Tt]were|[Tt]il|[Tt]ill)(?:[^\w]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Clipped { get; }
}
