using System.Buffers;
using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.DateTimes;

/// <summary>«5'10"», «6' tall», «12"»: lengths, where no quotation is open that the sign could close.</summary>
internal static partial class FeetAndInches
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("'\"″”");

    public static void Rewrite(string text, EditList edits)
    {
        if (!text.AsSpan().ContainsAny(Signs) && !text.Contains("ft", StringComparison.Ordinal)) return;
        var pairs = text.AsSpan().Count('"') % 2 == 0;
        foreach (Match match in Length.Matches(text))
        {
            var (feet, inches) = (match.Groups["ft"], match.Groups["in"]);
            if (feet.Success && inches.Success) edits.Replace(match, $"{feet.Value} foot {inches.Value}");
            else if (feet.Success) edits.Replace(match, feet.Value + (Number.IsOne(feet.ValueSpan) ? " foot" : " feet"));
            else if (!pairs) edits.Replace(match, inches.Value + (Number.IsOne(inches.ValueSpan) ? " inch" : " inches"));
        }
    }

    private const string Both = @"(?<ft>[0-9]{1,2}) ?ft ?(?<in>[0-9]{1,2}) ?in|(?<ft>[0-9]{1,2})' ?(?<in>[0-9]{1,2})(?:""|''|″|”|(?!\w))";

    private const string FeetAlone = "(?<ft>[0-9]{1,3})'(?= [a-z])(?![^']{0,40}')";

    private const string InchesAlone = @"(?<in>[0-9]{1,3}(?:\.[0-9]{1,2})?)[""″]";

    [GeneratedRegex(@"(?<![\w.,'""])(?:" + Both + "|" + FeetAlone + "|" + InchesAlone + @")(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Length { get; }
}
