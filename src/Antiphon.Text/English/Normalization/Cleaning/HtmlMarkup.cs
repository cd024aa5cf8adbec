using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Cleaning;

/// <summary>Tags of HTML go, its entities become their chars.</summary>
internal static partial class HtmlMarkup
{
    public static void Rewrite(string text, EditList edits)
    {
        if (!text.AsSpan().ContainsAny('<', '&')) return;
        foreach (Match match in Markup.Matches(text))
        {
            edits.Replace(match, match.Value switch
            {
                "&lt;" => "<",
                "&gt;" => ">",
                "&amp;" => "&",
                "&quot;" => "\"",
                "&#39;" or "&apos;" => "'",
                "&nbsp;" => " ",
                var tag => IsBreak(tag) ? "\n" : "",
            });
        }
    }

    private static bool IsBreak(string tag) => !Inline.IsMatch(tag);

    private const string Names = "a|b|big|blockquote|br|code|div|em|h[1-6]|hr|i|img|kbd|li|mark|ol|p|pre|s|small|span|strong|sub|sup|" +
        "table|tbody|td|th|thead|tr|u|ul";

    [GeneratedRegex("</?(?:" + Names + ")" +
        "(?: [^<>]{0,300})? ?/?>|&(?:lt|gt|amp|quot|apos|nbsp|#39);", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Markup { get; }

    [GeneratedRegex("^</?(?:a|b|big|code|em|i|kbd|mark|s|small|span|strong|sub|sup|u)[ />]",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Inline { get; }
}
