using System.Buffers;

namespace Antiphon.Text.Segmentation;

/// <summary>Decides about a stop without white space after it, which is usually part of a number, a name or an address.</summary>
internal static class TightRules
{
    private static readonly SearchValues<char> NameMarks = SearchValues.Create("./\\@=&#");

    public static Ruling Decide(ReadOnlySpan<char> s, ref StopCluster cluster, bool final, LanguageRules rules)
    {
        var next = s[cluster.End];
        if (cluster.Ellipsis || s[cluster.Start] is ':' or ';') return Ruling.GoOn;
        var before = cluster.Start > 0 ? s[cluster.Start - 1] : '\0';
        if (UnspacedScripts.ContainsAt(s, cluster.End)) return char.IsDigit(before) && cluster.SingleDot ? Ruling.GoOn : Ruling.Cut;
        if (char.IsDigit(next)) return DecideFootnote(s, ref cluster, before, final);
        return char.IsUpper(next) && cluster.End == cluster.StopsEnd ? DecideMissingSpace(s, cluster, final, rules) : Ruling.GoOn;
    }

    /// <summary>"(1987).1 According": the number of a footnote after a bracket.</summary>
    private static Ruling DecideFootnote(ReadOnlySpan<char> s, ref StopCluster cluster, char before, bool final)
    {
        if (!cluster.SingleDot || before != ')' || cluster.End != cluster.StopsEnd) return Ruling.GoOn;
        var end = cluster.End;
        while (end < s.Length && end - cluster.End < 3 && char.IsDigit(s[end])) end++;
        if (end + 1 >= s.Length) return final ? Ruling.GoOn : Ruling.Wait;
        if (!char.IsWhiteSpace(s[end]) || !char.IsUpper(s[end + 1])) return Ruling.GoOn;
        cluster.End = end;
        return Ruling.Cut;
    }

    /// <summary>
    /// Finds a forgotten space, as in "It works.The rest": a word that starts sentences follows, and nothing looks like a name.
    /// </summary>
    private static Ruling DecideMissingSpace(ReadOnlySpan<char> s, in StopCluster cluster, bool final, LanguageRules rules)
    {
        var word = LastWord.Before(s, cluster.Start);
        if (word.Length < 2 || word.ContainsAny(NameMarks) || rules.Abbreviation(word) != AbbreviationKind.None) return Ruling.GoOn;
        var end = cluster.End;
        while (end < s.Length && end - cluster.End < StopCluster.MaxLookahead && char.IsLetter(s[end])) end++;
        if (end + 1 >= s.Length && !final) return Ruling.Wait;
        var next = s[cluster.End..end];
        var ends = end >= s.Length || char.IsWhiteSpace(s[end]) || s[end] is ',' or '\'' or '’' ||
            (s[end] == '.' && (end + 1 == s.Length || char.IsWhiteSpace(s[end + 1])));
        var starts = rules.IsStarter(next) || rules.Abbreviation(next) == AbbreviationKind.Title;
        return ends && starts ? Ruling.Cut : Ruling.GoOn;
    }
}
