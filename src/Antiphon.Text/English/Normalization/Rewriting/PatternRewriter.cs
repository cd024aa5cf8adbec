using System.Globalization;
using System.Text.RegularExpressions;

namespace Antiphon.Text.English.Normalization.Rewriting;

/// <summary>
/// Makes rewriters out of a pattern and its replacement. Patterns come as functions, so that a pattern is built when a text first needs it.
/// </summary>
internal static class PatternRewriter
{
    /// <summary>Replaces every match by the same words.</summary>
    public static Rewriter Replace(Func<Regex> pattern, string with) => (text, edits) =>
    {
        foreach (Match match in pattern().Matches(text)) edits.Replace(match, with);
    };

    /// <summary>Replaces every match; where <paramref name="read"/> returns null, the text stays.</summary>
    public static Rewriter Replace(Func<Regex> pattern, Func<Match, string?> read) => (text, edits) =>
    {
        foreach (Match match in pattern().Matches(text))
        {
            if (read(match) is { } with) edits.Replace(match, with);
        }
    };

    /// <summary>Replaces one group of every match by the same words.</summary>
    public static Rewriter ReplaceGroup(Func<Regex> pattern, string group, string with) => (text, edits) =>
    {
        foreach (Match match in pattern().Matches(text)) edits.Replace(match.Groups[group], with);
    };

    /// <summary>Replaces one group of every match; where <paramref name="read"/> returns null, the text stays.</summary>
    public static Rewriter ReplaceGroup(Func<Regex> pattern, string group, Func<Match, string?> read) => (text, edits) =>
    {
        foreach (Match match in pattern().Matches(text))
        {
            if (read(match) is { } with) edits.Replace(match.Groups[group], with);
        }
    };

    /// <summary>Deletes what stands around one group of every match.</summary>
    public static Rewriter KeepGroup(Func<Regex> pattern, string group) => (text, edits) =>
    {
        foreach (Match match in pattern().Matches(text))
        {
            var kept = match.Groups[group];
            edits.Delete(match.Index, kept.Index - match.Index);
            edits.Delete(kept.Index + kept.Length, match.Index + match.Length - kept.Index - kept.Length);
        }
    };

    /// <summary>Replaces single chars; where <paramref name="read"/> returns null, the char stays.</summary>
    public static Rewriter ReplaceChar(Func<char, string?> read) => (text, edits) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (read(text[i]) is { } with) edits.Replace(i, 1, with);
        }
    };

    /// <summary>The number that a group of digits stands for.</summary>
    public static int Value(this Match match, string group) => 
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>What a group has matched; empty if it has no part in the match.</summary>
    public static string Text(this Match match, string group) => match.Groups[group].Value;
}
