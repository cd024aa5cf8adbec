using System.Globalization;
using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.PlainNumbers;

/// <summary>«4.5/5», «85/100», «120/80»: what the smaller pairs left.</summary>
internal sealed partial class Scores : IRewriteStep
{
    public TextTraits Needs => TextTraits.Digit | TextTraits.Slash;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Score.Matches(text)) edits.Replace(match.Groups["slash"], IsOver(match) ? " over " : " out of ");
    }

    private static bool IsOver(Match match) => Value(match.Groups["a"]) > Value(match.Groups["b"]);

    private static double Value(Group number) => double.Parse(number.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\w./])(?<a>[0-9]{1,4}(?:\.[0-9])?)(?<slash>/)(?<b>[0-9]{1,4})(?![\w/]|\.[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Score { get; }
}
