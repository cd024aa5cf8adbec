using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Measures;

/// <summary>«10k», «1.5M», «3x», «1920x1080». «4K» is a name.</summary>
internal static partial class Magnitudes
{
    public static void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Suffix.Matches(text))
        {
            var number = match.Groups["n"];
            if (match.Value is ['2' or '4' or '5' or '8', 'K'] or ['0', 'x']) continue;
            edits.Replace(number.Index + number.Length, match.Length - number.Length, match.Groups["suffix"].ValueSpan switch
            {
                "k" or "K" => " thousand",
                "M" => " million",
                "bn" => " billion",
                _ => match.Groups["by"].Success ? Between(match.Value) : Number.IsOne(number.ValueSpan) ? " time" : " times",
            });
        }
    }

    private static string Between(string match) => match.EndsWith(' ') ? " times " : " by ";

    [GeneratedRegex(@"(?<![\w.,$£€])(?<n>" + Number.Pattern + ")" +
        @"(?:(?<suffix>[kKM]|bn)(?!\w)|(?<by>(?: ?[x×] ?))(?=[0-9])|(?<suffix>[x×])(?!\w| ?[+\-=*/^]))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Suffix { get; }
}
