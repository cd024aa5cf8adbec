using System.Globalization;
using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Measures;

/// <summary>«5s», «1.5s»: seconds. «the 90s» and «in her 20s» are not.</summary>
internal sealed partial class Seconds : IRewriteStep
{
    public TextTraits Needs => TextTraits.Digit;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Second.Matches(text))
        {
            var number = match.Groups["n"].ValueSpan;
            if (double.Parse(number, CultureInfo.InvariantCulture) % 10 == 0) continue;
            edits.Replace(match.Groups["s"], Number.IsOne(number) ? " second" : " seconds");
        }
    }

    [GeneratedRegex(@"(?<![\w.,'])(?<n>[0-9]{1,3}(?:\.[0-9]{1,3})?)(?<s>s)(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Second { get; }
}
