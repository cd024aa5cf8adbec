using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.NumberForms;

/// <summary>
/// Marks between digits as others write them: «100,5» has a decimal comma, «10 000» a space for thousands, «1,2,3» is a list, «.5»
/// lacks its zero. Only three digits after a comma make thousands in English.
/// </summary>
internal static partial class DigitMarks
{
    public static void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Written.Matches(text))
        {
            if (match.Value == ".") edits.Replace(match, "0.");
            else if (match.Groups["list"].Success) edits.Replace(match, match.Value.Replace(",", ", ", StringComparison.Ordinal));
            else edits.Replace(match, WithoutGroups(match.Value));
        }
    }

    private static string WithoutGroups(string written) =>
        written.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace(',', '.');

    private const string Decimals = "[0-9]{1,15},[0-9]{1,2}";

    private const string Continental = @"[0-9]{1,3}(?:\.[0-9]{3}){1,10},[0-9]{1,2}";

    private const string Spaced = "[1-9][0-9]{0,2}(?: [0-9]{3}){0,4} 000";

    private const string List = "(?<list>[0-9]{1,2}(?:,[0-9]{1,2}){2,40})";

    [GeneratedRegex(@"(?<![\w.,])(?:\.(?=[0-9])|(?:" + Decimals + "|" + Continental + "|" + Spaced + "|" + List + @")(?![\w.,]?[0-9]))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Written { get; }
}
