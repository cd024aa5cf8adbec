namespace Antiphon.Text.Segmentation;

/// <summary>A run of stops, the closing marks after it, and the white space after those.</summary>
internal ref struct StopCluster
{
    // The most chars that one decision reads, so that every text, fed char by char, takes linear time.
    public const int MaxLookahead = 64;

    /// <summary>Index of the first stop.</summary>
    public int Start;

    /// <summary>Index after the last stop.</summary>
    public int StopsEnd;

    /// <summary>Index after the closing marks: where a boundary would be.</summary>
    public int End;

    /// <summary>Index of the first char after the white space.</summary>
    public int Next;

    /// <summary>White space follows, or the end of the text.</summary>
    public bool Spaced;

    /// <summary>The white space contains a line break.</summary>
    public bool LineBreak;

    /// <summary>The stops are several points or an ellipsis character.</summary>
    public bool Ellipsis;

    /// <summary>The stops are a single point.</summary>
    public bool SingleDot;

    /// <summary>A stop that needs no space after it.</summary>
    public bool Strong;

    /// <summary>No text follows, and no more will arrive.</summary>
    public bool AtEnd;

    /// <summary>Measures the cluster at <paramref name="i"/>.</summary>
    /// <returns>False while text that could belong to it, or the char after it, has not arrived.</returns>
    public static bool TryMeasure(ReadOnlySpan<char> s, int i, bool final, LanguageRules rules, out StopCluster cluster)
    {
        cluster = new StopCluster { Start = i };
        var stops = i;
        while (stops < s.Length && stops - i < MaxLookahead && IsStop(s, stops, rules)) stops++;
        if (stops == s.Length && !final) return false;
        // Where a single point is no stop, a second point may make it an ellipsis.
        if (stops + 1 == s.Length && s[stops] == '.' && !final) return false;

        cluster.StopsEnd = stops;
        cluster.Classify(s[i..stops]);
        if (!TryTakeClosers(s, stops, final, out cluster.End)) return false;
        return cluster.TryTakeSpace(s, final);
    }

    /// <summary>Whether the char is a stop in this language, at this index.</summary>
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
            // French puts a space before a closing ». In other languages » opens, and then a word follows.
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
        while (Next < s.Length && Next - End < MaxLookahead && char.IsWhiteSpace(s[Next]) && !LineBreak)
            LineBreak = CharKind.IsLineBreak(s[Next++]);
        Spaced = Next > End || Next == s.Length;
        AtEnd = Next == s.Length && final && !LineBreak;
        return Next < s.Length || final || LineBreak;
    }
}
