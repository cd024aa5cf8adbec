using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.PlainNumbers;

/// <summary>«5-6.», «5-10%», «1.5–2.5», «1st–3rd»: ranges that the reference misses.</summary>
internal sealed partial class NumberRanges : IRewriteStep
{
    public TextTraits Needs => TextTraits.Digit | TextTraits.Hyphen;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Range.Matches(text)) edits.Replace(match.Groups["dash"], " to ");
    }

    private const string End = @"[0-9]{1,4}(?:\.[0-9]{1,4}|,[0-9]{3})?(?:%|st|nd|rd|th)?";

    [GeneratedRegex(@"(?<![\w.,\-–])" + End + "(?<dash>[-–])(?=" + End + @"(?![\w\-–]|[.,][0-9]))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Range { get; }
}
