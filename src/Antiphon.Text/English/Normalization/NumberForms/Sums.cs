using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.NumberForms;

/// <summary>«7-3=4», «6 / 2 = 3»: before an equals sign, signs between numbers reckon.</summary>
internal static partial class Sums
{
    public static void Rewrite(string text, EditList edits)
    {
        if (!text.Contains('=')) return;
        foreach (Match match in Sum.Matches(text))
        {
            foreach (Capture sign in match.Groups["sign"].Captures) edits.Replace(sign, Say(sign.ValueSpan.Trim()[0]));
        }
    }

    private static string Say(char sign) => sign switch
    {
        '+' => " plus ",
        '*' or '×' or 'x' => " times ",
        '/' or '÷' => " divided by ",
        _ => " minus ",
    };

    [GeneratedRegex(@"(?<![\w.])" + Number.Pattern + @"(?:(?<sign> ?[+\-−–*×x/÷] ?)" + Number.Pattern + "){1,20}(?= ?=)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Sum { get; }
}
