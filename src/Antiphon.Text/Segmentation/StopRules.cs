using System.Buffers;

namespace Antiphon.Text.Segmentation;

/// <summary>Decides whether a stop ends a sentence. Pure: a function of the open text and of the language.</summary>
internal static class StopRules
{
    private const int LongWord = 7;
    private static readonly SearchValues<char> Joints = SearchValues.Create("/-–'’(");

    /// <param name="s">The open text, from the sentence's first char.</param>
    /// <param name="i">Index of a stop in it.</param>
    /// <param name="final">No more text will arrive.</param>
    /// <param name="rules">The language.</param>
    public static Verdict Decide(ReadOnlySpan<char> s, int i, bool final, LanguageRules rules)
    {
        if (i + 1 == s.Length && !final) return Verdict.Wait;
        if (!MayStop(s, i)) return Verdict.GoOn(i + 1);
        if (TryRuleSpacedEllipsis(s, i, final, out var spaced)) return spaced;
        if (!StopCluster.TryMeasure(s, i, final, rules, out var cluster)) return Verdict.Wait;

        var ending = cluster.LineBreak ? SegmentEnd.Line : SegmentEnd.Stop;
        if (cluster.AtEnd) return Verdict.Cut(cluster.End, ending);
        var ruling = cluster.Strong ? RuleStrong(s, cluster)
            : !cluster.Spaced ? TightRules.Decide(s, ref cluster, final, rules)
            : cluster.SingleDot || (cluster.Ellipsis && !rules.DotStops) ? RuleDot(s, cluster, final, rules)
            : RuleMark(s, cluster, final);
        return ruling switch
        {
            Ruling.Wait => Verdict.Wait,
            Ruling.Cut => Verdict.Cut(cluster.End, ending),
            _ => Verdict.GoOn(cluster.StopsEnd, cluster.Spaced && !cluster.SingleDot ? cluster.End : -1),
        };
    }

    /// <summary>Whether a sentence that ends in these chars, after which nothing has arrived yet, is most likely complete.</summary>
    public static bool LooksComplete(ReadOnlySpan<char> s, StopCluster cluster, LanguageRules rules)
    {
        if (cluster.Ellipsis) return false;
        if (!cluster.SingleDot) return !OpenTail.IsUnfinished(WordBefore(s, cluster.Start));
        var word = WordBefore(s, cluster.Start);
        if (Kind(word, rules) != AbbreviationKind.None || IsInitials(word)) return false;
        if (IsMarkerAlone(s, cluster.StopsEnd)) return false;
        return cluster.Next > cluster.End ? !(rules.Ordinals && IsNumber(word)) : !OpenTail.IsUnfinished(word);
    }

    private static bool IsMarkerAlone(ReadOnlySpan<char> s, int end) =>
        end <= ListMarker.MaxLength && ListMarker.TryRead([.. s[..end], ' '], out var marker) && marker.Length == end;

    /// <summary>A stop at the start of a word ("!Kung", ".5"), or right after an opening bracket ("[...]"), is none.</summary>
    private static bool MayStop(ReadOnlySpan<char> s, int i)
    {
        if (i + 1 >= s.Length) return true;
        var next = s[i + 1];
        var wordStart = i == 0 || char.IsWhiteSpace(s[i - 1]) || s[i - 1] is '(' or '[' or '$' or '€' or '£';
        if (wordStart && (char.IsLetterOrDigit(next) || char.IsSurrogate(next)) && !CharKind.IsStrongStop(s[i])) return false;
        var atom = i;
        while (atom > 0 && i - atom < StopCluster.MaxLookahead && CharKind.IsStop(s[atom - 1])) atom--;
        return atom == 0 || s[atom - 1] is not ('(' or '[');
    }

    /// <summary>". . ." inside a sentence goes on; the same after a full stop, or four of them, lets a capital start the next one.</summary>
    private static bool TryRuleSpacedEllipsis(ReadOnlySpan<char> s, int i, bool final, out Verdict verdict)
    {
        verdict = Verdict.Wait;
        if (s[i] != '.' || i + 1 >= s.Length || !IsSpace(s[i + 1])) return false;
        if (i + 2 >= s.Length) return !final;
        if (s[i + 2] != '.') return false;

        var end = i + 1;
        var dots = 1;
        while (end + 1 < s.Length && IsSpace(s[end]) && s[end + 1] == '.' && dots < StopCluster.MaxLookahead) (end, dots) = (end + 2, dots + 1);
        if (end + 1 >= s.Length && !final) return true;
        if (dots < 3) return false;

        var attached = i > 0 && !char.IsWhiteSpace(s[i - 1]);
        if (end < s.Length && CharKind.IsCloser(s[end])) verdict = Verdict.GoOn(end - 1);
        else if (end + 1 < s.Length && char.IsWhiteSpace(s[end]) && char.IsUpper(s[end + 1]) && dots == 4)
            verdict = Verdict.Cut(attached ? i + 1 : end, SegmentEnd.Stop);
        else verdict = end >= s.Length ? Verdict.Cut(end, SegmentEnd.Stop) : Verdict.GoOn(end, end);
        return true;
    }

    private static bool IsSpace(char c) => c is ' ' or '\u00A0';

    private static Ruling RuleStrong(ReadOnlySpan<char> s, in StopCluster cluster)
    {
        if (cluster.LineBreak) return Ruling.Cut;
        var next = s[cluster.Next];
        if (CharKind.IsStrongClauseMark(next) || next is ',' or ';') return Ruling.GoOn;
        if (s[cluster.Start] == '．' && !cluster.Spaced && char.IsDigit(next)) return Ruling.GoOn;
        // Japanese quotes with a particle: 「行く。」と言った is one sentence.
        return !cluster.Spaced && cluster.End > cluster.StopsEnd && next is 'と' or 'っ' ? Ruling.GoOn : Ruling.Cut;
    }

    /// <summary>Question and exclamation marks, their mixtures, and the ellipsis.</summary>
    private static Ruling RuleMark(ReadOnlySpan<char> s, in StopCluster cluster, bool final)
    {
        if (cluster.LineBreak) return Ruling.Cut;
        var next = NextWord.After(s, cluster.Next, final);
        return next.Shape switch
        {
            WordShape.Unknown => Ruling.Wait,
            WordShape.Lower when s[cluster.Start] == ':' => Ruling.Cut,
            WordShape.Lower => CharKind.IsLower(s[0]) && !cluster.Ellipsis ? Ruling.Cut : Ruling.GoOn,
            WordShape.Punctuation => Ruling.GoOn,
            WordShape.Digit when cluster.Ellipsis => Ruling.GoOn,
            _ => Ruling.Cut,
        };
    }

    private static Ruling RuleDot(ReadOnlySpan<char> s, in StopCluster cluster, bool final, LanguageRules rules)
    {
        var word = WordBefore(s, cluster.Start);
        var kind = cluster.SingleDot ? Kind(word, rules) : AbbreviationKind.Plain;
        if (cluster.LineBreak) return kind == AbbreviationKind.Title ? Ruling.GoOn : Ruling.Cut;
        if (IsHead(s, cluster.Start)) return Ruling.GoOn;

        var next = NextWord.After(s, cluster.Next, final);
        if (next.Shape == WordShape.Unknown) return Ruling.Wait;
        if (next.Shape == WordShape.Punctuation || kind == AbbreviationKind.Title) return Ruling.GoOn;
        if (kind == AbbreviationKind.Number && next.Shape == WordShape.Digit) return Ruling.GoOn;
        if (next.Shape == WordShape.Item) return kind == AbbreviationKind.None || next.Bracketed ? Ruling.Cut : Ruling.GoOn;
        if (kind == AbbreviationKind.Clock) return RuleClock(s, cluster, next, rules, final);
        if (kind == AbbreviationKind.Plain || IsInitials(word)) return RuleAbbreviation(s, next, rules, final);
        if (IsNumber(word)) return RuleNumber(s, word, next, rules, final);
        return next.Shape != WordShape.Lower || (cluster.End == cluster.StopsEnd && IsPlainEnd(s, word)) ? Ruling.Cut : Ruling.GoOn;
    }

    /// <summary>The stop belongs to the marker, bullet or not before it, with which the sentence begins.</summary>
    private static bool IsHead(ReadOnlySpan<char> s, int stop)
    {
        if (stop > 2 * ListMarker.MaxLength) return false;
        var head = CharKind.IsBullet(s[0]) ? s[1..].TrimStart() : s;
        return ListMarker.TryRead(head, out var marker) && s.Length - head.Length + marker.Length > stop;
    }

    /// <summary>A small letter follows: only a long word, or a writer who uses no capitals, makes this the end of a sentence.</summary>
    private static bool IsPlainEnd(ReadOnlySpan<char> s, ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsLetter(c)) return false;
        }

        return word.Length >= LongWord || (word.Length > 1 && CharKind.IsLower(s[0]));
    }

    private static Ruling RuleAbbreviation(ReadOnlySpan<char> s, NextWord next, LanguageRules rules, bool final)
    {
        if (next.Shape != WordShape.Upper) return next.Shape is WordShape.Opening ? Ruling.Cut : Ruling.GoOn;
        return next.TryRead(s, final, out var word) ? next.IsWhole && rules.IsStarter(word) ? Ruling.Cut : Ruling.GoOn : Ruling.Wait;
    }

    /// <summary>"At 5 a.m. Mr. Smith" goes on; any other capital after the time starts a sentence.</summary>
    private static Ruling RuleClock(ReadOnlySpan<char> s, in StopCluster cluster, NextWord next, LanguageRules rules, bool final)
    {
        if (next.Shape is WordShape.Lower or WordShape.Digit) return Ruling.GoOn;
        if (next.Shape != WordShape.Upper) return Ruling.Cut;
        if (!next.TryRead(s, final, out var word)) return Ruling.Wait;
        var spaces = s[..cluster.Start].Count(' ');
        return spaces < 3 && rules.Abbreviation(word) == AbbreviationKind.Title ? Ruling.GoOn : Ruling.Cut;
    }

    private static Ruling RuleNumber(ReadOnlySpan<char> s, ReadOnlySpan<char> number, NextWord next, LanguageRules rules, bool final)
    {
        if (next.Shape == WordShape.Lower) return Ruling.GoOn;
        if (!rules.Ordinals || number.Length > 3) return Ruling.Cut;
        if (next.Shape == WordShape.Digit) return Ruling.GoOn;
        return next.Shape == WordShape.Upper ? RuleAbbreviation(s, next, rules, final) : Ruling.Cut;
    }

    /// <summary>The word that ends before <paramref name="end"/>, without the opening marks before it.</summary>
    internal static ReadOnlySpan<char> WordBefore(ReadOnlySpan<char> s, int end)
    {
        var start = end;
        while (start > 0 && end - start < StopCluster.MaxLookahead && !char.IsWhiteSpace(s[start - 1])) start--;
        while (start < end && (CharKind.IsOpener(s[start]) || CharKind.IsCloser(s[start]))) start++;
        return s[start..end];
    }

    private static AbbreviationKind Kind(ReadOnlySpan<char> word, LanguageRules rules)
    {
        var kind = rules.Abbreviation(word);
        if (kind != AbbreviationKind.None) return kind;
        var inner = word.LastIndexOfAny(Joints);
        return inner < 0 ? kind : rules.Abbreviation(word[(inner + 1)..]);
    }

    /// <summary>"J", "J.R", "U.S", "т.д": single letters between points.</summary>
    internal static bool IsInitials(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsLetter(word[i]) || UnspacedScripts.ContainsAt(word, i) : word[i] != '.') return false;
        }

        return word.Length % 2 == 1;
    }

    private static bool IsNumber(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsDigit(c)) return false;
        }

        return !word.IsEmpty;
    }
}
