namespace Antiphon.Text.Segmentation;

/// <summary>A run of stops with the closing marks after it, and what follows: all that the rules look at.</summary>
internal ref struct StopCluster
{
    // Bounds how far one decision looks, so that text fed char by char costs linear time whatever it is.
    public const int MaxLookahead = 64;

    /// <summary>Index of the first stop.</summary>
    public int Start;

    /// <summary>Index after the last stop.</summary>
    public int StopsEnd;

    /// <summary>Index after the closing marks: where a boundary would be.</summary>
    public int End;

    /// <summary>Index of the first char after the white space.</summary>
    public int Next;

    /// <summary>White space follows, or nothing any more.</summary>
    public bool Spaced;

    /// <summary>A line break is in that white space.</summary>
    public bool LineBreak;

    /// <summary>Two points or more, or the character for it, and no other stop.</summary>
    public bool Ellipsis;

    /// <summary>One point alone.</summary>
    public bool SingleDot;

    /// <summary>A stop that needs no space after it.</summary>
    public bool Strong;

    /// <summary>Nothing follows any more, and nothing will.</summary>
    public bool AtEnd;

    /// <summary>Measures the cluster at <paramref name="i"/>.</summary>
    /// <returns>False while text that could belong to it, or the char after it, has not arrived.</returns>
    public static bool TryMeasure(ReadOnlySpan<char> s, int i, bool final, LanguageRules rules, out StopCluster cluster)
    {
        cluster = new StopCluster { Start = i };
        var stops = i;
        while (stops < s.Length && stops - i < MaxLookahead && IsStop(s, stops, rules)) stops++;
        if (stops == s.Length && !final) return false;
        // Where a lone point is no stop, a second one may make it an ellipsis.
        if (stops + 1 == s.Length && s[stops] == '.' && !final) return false;

        cluster.StopsEnd = stops;
        cluster.Classify(s[i..stops]);
        if (!TryTakeClosers(s, stops, final, out cluster.End)) return false;
        return cluster.TryTakeSpace(s, final);
    }

    /// <summary>Whether the char is a stop in this language and place.</summary>
    public static bool IsStop(ReadOnlySpan<char> s, int i, LanguageRules rules)
    {
        var c = s[i];
        if (c == '.') return rules.DotStops || (i + 1 < s.Length && s[i + 1] == '.') || (i > 0 && s[i - 1] == '.');
        if (CharKind.IsStop(c)) return true;
        if (c == '\u037E' || (c == ';' && rules.SemicolonStops) || (c == ':' && rules.ColonStops)) return true;
        return false;
    }

    private void Classify(ReadOnlySpan<char> stops)
    {
        SingleDot = stops is ".";
        Ellipsis = !SingleDot && stops.IndexOfAnyExcept('.', '…') < 0;
        foreach (var c in stops) Strong |= CharKind.IsStrongStop(c);
    }

    private static bool TryTakeClosers(ReadOnlySpan<char> s, int from, bool final, out int end)
    {
        end = from;
        while (end - from < MaxLookahead)
        {
            // French sets a space before », which opens in other languages: then a word follows it.
            if (end + 1 < s.Length && char.IsWhiteSpace(s[end]) && !CharKind.IsLineBreak(s[end]) && s[end + 1] == '»')
            {
                if (end + 2 == s.Length && !final) return false;
                if (end + 2 < s.Length && char.IsLetterOrDigit(s[end + 2])) return true;
                end += 2;
            }
            else if (end < s.Length && CharKind.IsCloser(s[end])) end++;
            else break;
        }

        return end < s.Length || final;
    }

    private bool TryTakeSpace(ReadOnlySpan<char> s, bool final)
    {
        Next = End;
        while (Next < s.Length && Next - End < MaxLookahead && char.IsWhiteSpace(s[Next]) && !LineBreak) LineBreak = CharKind.IsLineBreak(s[Next++]);
        Spaced = Next > End || Next == s.Length;
        AtEnd = Next == s.Length && final && !LineBreak;
        return Next < s.Length || final || LineBreak;
    }
}
