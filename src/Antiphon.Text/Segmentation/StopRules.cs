namespace Antiphon.Text.Segmentation;

/// <summary>Decides whether a stop ends a sentence. Depends only on the open text and the language.</summary>
internal static class StopRules
{
    /// <param name="s">The open text, from the sentence's first char.</param>
    /// <param name="i">Index of a stop in it.</param>
    /// <param name="final">No more text will arrive.</param>
    /// <param name="rules">The language.</param>
    public static Verdict Decide(ReadOnlySpan<char> s, int i, bool final, LanguageRules rules)
    {
        if (i + 1 == s.Length && !final) return Verdict.Wait;
        if (!MayStop(s, i)) return Verdict.GoOn(i + 1);
        if (SpacedEllipsis.TryDecide(s, i, final, out var spaced)) return spaced;
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

    /// <summary>Whether these last chars of the text that has arrived most likely end the sentence.</summary>
    public static bool LooksComplete(ReadOnlySpan<char> s, StopCluster cluster, LanguageRules rules)
    {
        if (cluster.Ellipsis) return false;
        if (!cluster.SingleDot) return !OpenTail.IsUnfinished(LastWord.Before(s, cluster.Start));
        var word = LastWord.Before(s, cluster.Start);
        if (LastWord.Kind(word, rules) != AbbreviationKind.None || LastWord.IsInitials(word)) return false;
        if (IsMarkerAlone(s, cluster.StopsEnd)) return false;
        return cluster.Next > cluster.End ? !(rules.Ordinals && LastWord.IsNumber(word)) : !OpenTail.IsUnfinished(word);
    }

    private static bool IsMarkerAlone(ReadOnlySpan<char> s, int end) =>
        end <= ListMarker.MaxLength && ListMarker.TryRead([.. s[..end], ' '], out var marker) && marker.Length == end;

    /// <summary>False at the start of a word ("!Kung", ".5") and right after an opening bracket ("[...]").</summary>
    private static bool MayStop(ReadOnlySpan<char> s, int i)
    {
        if (i + 1 >= s.Length) return true;
        var next = s[i + 1];
        var wordStart = i == 0 || char.IsWhiteSpace(s[i - 1]) || s[i - 1] is '(' or '[' or '$' or '€' or '£';
        if (wordStart && (char.IsLetterOrDigit(next) || char.IsSurrogate(next)) && !CharKind.IsStrongStop(s[i])) return false;
        var first = i;
        while (first > 0 && i - first < StopCluster.MaxLookahead && CharKind.IsStop(s[first - 1])) first--;
        return first == 0 || s[first - 1] is not ('(' or '[');
    }

    private static Ruling RuleStrong(ReadOnlySpan<char> s, in StopCluster cluster)
    {
        if (cluster.LineBreak) return Ruling.Cut;
        var next = s[cluster.Next];
        if (CharKind.IsStrongClauseMark(next) || next is ',' or ';') return Ruling.GoOn;
        if (s[cluster.Start] == '．' && !cluster.Spaced && char.IsDigit(next)) return Ruling.GoOn;
        // A Japanese quotation with a particle behind it, as 「行く。」と言った, is a single sentence.
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
        var word = LastWord.Before(s, cluster.Start);
        var kind = cluster.SingleDot ? LastWord.Kind(word, rules) : AbbreviationKind.Plain;
        if (cluster.LineBreak) return kind == AbbreviationKind.Title ? Ruling.GoOn : Ruling.Cut;
        if (IsHead(s, cluster.Start)) return Ruling.GoOn;

        var next = NextWord.After(s, cluster.Next, final);
        if (next.Shape == WordShape.Unknown) return Ruling.Wait;
        if (next.Shape == WordShape.Punctuation || kind == AbbreviationKind.Title) return Ruling.GoOn;
        if (kind == AbbreviationKind.Number && next.Shape == WordShape.Digit) return Ruling.GoOn;
        if (next.Shape == WordShape.Item) return kind == AbbreviationKind.None || next.Bracketed ? Ruling.Cut : Ruling.GoOn;
        if (kind == AbbreviationKind.Clock) return RuleClock(s, cluster, next, rules, final);
        if (kind == AbbreviationKind.Plain || LastWord.IsInitials(word)) return RuleAbbreviation(s, next, rules, final);
        if (LastWord.IsNumber(word)) return RuleNumber(s, word, next, rules, final);
        if (next.Shape != WordShape.Lower) return Ruling.Cut;
        var ends = cluster.End == cluster.StopsEnd && LastWord.EndsBeforeLower(word, sentenceIsLower: CharKind.IsLower(s[0]));
        return ends ? Ruling.Cut : Ruling.GoOn;
    }

    /// <summary>The stop belongs to the marker, bullet or not before it, with which the sentence begins.</summary>
    private static bool IsHead(ReadOnlySpan<char> s, int stop)
    {
        if (stop > 2 * ListMarker.MaxLength) return false;
        var head = CharKind.IsBullet(s[0]) ? s[1..].TrimStart() : s;
        return ListMarker.TryRead(head, out var marker) && s.Length - head.Length + marker.Length > stop;
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
}
