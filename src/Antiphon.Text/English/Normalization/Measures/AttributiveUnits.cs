using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.Measures;

/// <summary>«a $5 bill», «a 10 kg bag»: behind an article and before a noun the unit stands in the singular.</summary>
internal static partial class AttributiveUnits
{
    private static readonly Dictionary<string, string> Singulars = NormalizationData.Rows("units")
        .Concat(NormalizationData.Rows("units-more"))
        .Concat(NormalizationData.Rows("currencies"))
        .Append(["in", "inch", "inches"])
        .Where(row => row[1] != row[2])
        .DistinctBy(row => row[2])
        .ToDictionary(row => row[2], row => row[1], StringComparer.Ordinal);

    public static void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Amount.Matches(text))
        {
            var next = match.Index + match.Length + 1;
            if (FunctionWords.Contains(text.AsSpan(next, Scan.WordEnd(text, next) - next))) continue;
            if (match.Groups["sign"] is { Success: true } sign)
            {
                var number = match.Groups["n"];
                var end = number.Index + number.Length;
                edits.Replace(sign.Index, end - sign.Index, $"{number.Value} {Currencies.Name(sign.Value, one: true)}");
            }
            else if (Singulars.TryGetValue(match.Groups["unit"].Value, out var one)) edits.Replace(match.Groups["unit"], one);
        }
    }

    private const string Counted =
        "(?:" + Number.Pattern + " to )?" + Number.Pattern + "(?: (?:hundred|thousand|million|billion|trillion))?";

    [GeneratedRegex(@"(?<!\w)[Aa]n? (?:(?<sign>[$£€])(?<n>[0-9]{1,3}(?:,[0-9]{3}){0,4})|" +
        Counted + " (?<unit>(?:square |cubic )?[a-z]{3,12}))(?= [a-z])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Amount { get; }
}
