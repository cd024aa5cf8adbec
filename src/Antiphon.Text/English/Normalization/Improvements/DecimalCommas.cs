using System.Text.RegularExpressions;

namespace Antiphon.Text.English.Normalization.Improvements;

/// <summary>«100,5» has a decimal comma, «1,2,3» is a list; only three digits after a comma make thousands. «.5» has no zero.</summary>
internal sealed partial class DecimalCommas : IRewriteStep
{
    public TextTraits Needs => TextTraits.Digit;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Written.Matches(text))
        {
            if (match.Value == ".") edits.Replace(match, "0.");
            else if (match.Groups["list"].Success) edits.Replace(match, match.Value.Replace(",", ", ", StringComparison.Ordinal));
            else edits.Replace(match, match.Value.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'));
        }
    }

    [GeneratedRegex(@"(?<![\w.,])(?:\.(?=[0-9])|[0-9]{1,15},[0-9]{1,2}(?![\w.,]?[0-9])|[0-9]{1,3}(?:\.[0-9]{3}){1,10},[0-9]{1,2}(?![\w.,]?[0-9])|" +
        @"(?<list>[0-9]{1,2}(?:,[0-9]{1,2}){2,40}(?![\w.,]?[0-9])))", RegexOptions.CultureInvariant)]
    private static partial Regex Written { get; }
}
