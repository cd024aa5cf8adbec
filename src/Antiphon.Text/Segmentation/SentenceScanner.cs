namespace Antiphon.Text.Segmentation;

/// <summary>
/// Walks once over the open text and stops at the first boundary. Its place depends only on the text, never on how it arrived:
/// a char whose meaning depends on the next one is not passed before that one is there.
/// </summary>
internal sealed class SentenceScanner(LanguageRules rules, SegmenterOptions options)
{
    private readonly PairTracker _pairs = new();
    private readonly List<int> _deferred = [];
    private readonly List<int> _clauses = [];
    private ListMarker? _marker;
    private char _bullet;
    private int _lineStart;

    /// <summary>Index of the first char that is not decided.</summary>
    public int Position { get; private set; }

    /// <summary>Where clauses end, ascending; those past <see cref="CertainEnd"/> may still turn out to lie in another sentence.</summary>
    public IReadOnlyList<int> Clauses => _clauses;

    /// <summary>Up to here the open text is surely one sentence: the first stop inside a quotation that has not closed, else the place reached.</summary>
    public int CertainEnd => _deferred.Count > 0 ? _deferred[0] : Position;

    /// <summary>A stop inside a quotation or bracket waits to learn whether that closes.</summary>
    public bool HasDeferred => _deferred.Count > 0;

    public void Reset()
    {
        Position = 0;
        _lineStart = 0;
        _marker = null;
        _bullet = '\0';
        _pairs.Clear();
        _deferred.Clear();
        _clauses.Clear();
    }

    /// <summary>Finds the next boundary of <paramref name="s"/>, which begins where the sentence begins.</summary>
    /// <returns>False if none is certain yet.</returns>
    public bool TryScan(ReadOnlySpan<char> s, bool final, out Verdict cut)
    {
        while (Position < s.Length)
        {
            cut = Step(s, final);
            if (cut.Ruling == Ruling.Wait) break;
            if (cut.Ruling == Ruling.Cut) return true;
            Position = cut.Position;
        }

        cut = default;
        if (!final) return false;
        if (s.Length > options.MaxLength) cut = CutAtLimit(s);
        else cut = _deferred.Count > 0 ? Verdict.Cut(_deferred[0], SegmentEnd.Stop) : Verdict.Cut(s.Length, SegmentEnd.Flush);
        return true;
    }

    /// <summary>Whether the stop that the scanner waits at looks like the end of a whole sentence.</summary>
    public bool LooksComplete(ReadOnlySpan<char> s)
    {
        if (Position >= s.Length) return false;
        if (CharKind.IsLineBreak(s[Position])) return _pairs.Depth == 0 && s[Position..].IsWhiteSpace();
        return StopCluster.IsStop(s, Position, rules) && StopCluster.TryMeasure(s, Position, final: true, rules, out var cluster) &&
            cluster.Next == s.Length && _pairs.DepthAfter(s, cluster.StopsEnd, cluster.End) == 0 && StopRules.LooksComplete(s, cluster, rules);
    }

    private Verdict Step(ReadOnlySpan<char> s, bool final)
    {
        var i = Position;
        if (_pairs.Depth > 0 && i - _pairs.OutermostPosition > options.QuoteLimit)
        {
            if (_deferred.Count > 0) return Verdict.Cut(_deferred[0], SegmentEnd.Stop);
            _pairs.Clear();
        }

        if (i >= options.MaxLength + TextCut.LookAhead) return CutAtLimit(s);
        if (i == 0 && !TryReadHead(s, final)) return Verdict.Wait;
        // Most chars of most texts: a letter inside a word means nothing by itself.
        if (i > 0 && char.IsAsciiLetter(s[i]) && char.IsAsciiLetter(s[i - 1])) return Verdict.GoOn(i + 1);
        // Whether a lone point is a stop may depend on a second one.
        if (s[i] == '.' && i + 1 == s.Length && !final) return Verdict.Wait;
        if (char.IsWhiteSpace(s[i])) return StepSpace(s, i, final);
        if (i > 0 && char.IsWhiteSpace(s[i - 1]) && (_marker is not null || _bullet != '\0'))
        {
            var item = StepItem(s, i, final);
            if (item.Ruling != Ruling.GoOn) return item;
        }

        return StopCluster.IsStop(s, i, rules) && !_pairs.InTag ? StepStop(s, i, final) : StepMark(s, i, final);
    }

    private Verdict CutAtLimit(ReadOnlySpan<char> s)
    {
        var quoted = _deferred.Count > 0 && _deferred[0] <= options.MaxLength;
        return Verdict.Cut(quoted ? _deferred[0] : TextCut.Best(s, _clauses, options.MaxLength), SegmentEnd.Limit);
    }

    /// <summary>Remembers the marker or bullet with which the sentence begins.</summary>
    private bool TryReadHead(ReadOnlySpan<char> s, bool final)
    {
        var at = 0;
        if (CharKind.IsBullet(s[0]))
        {
            at = 1;
            while (at < s.Length && at < ListMarker.MaxLength && s[at] == ' ') at++;
        }

        if (s.Length < at + ListMarker.MaxLength + 1 && !final && !s[at..].Contains(' ')) return false;
        _bullet = at > 0 ? s[0] : '\0';
        _marker = ListMarker.TryRead(s[at..], out var marker) ? marker : null;
        return true;
    }

    /// <summary>"1. first 2. second": the next item of the list that this sentence began starts another one.</summary>
    private Verdict StepItem(ReadOnlySpan<char> s, int i, bool final)
    {
        if (_bullet != '\0' && s[i] == _bullet) return Verdict.Cut(i, SegmentEnd.ListItem);
        if (_marker is not { } marker || !(char.IsAsciiLetterOrDigit(s[i]) || s[i] == '(')) return Verdict.GoOn(i);
        var rest = s[i..];
        if (rest.Length <= ListMarker.MaxLength && !final && !rest.ContainsAny(' ', '\n')) return Verdict.Wait;
        return ListMarker.TryRead(rest, out var next) && next.Follows(marker) ? Verdict.Cut(i, SegmentEnd.ListItem) : Verdict.GoOn(i);
    }

    private Verdict StepSpace(ReadOnlySpan<char> s, int i, bool final)
    {
        if (!CharKind.IsLineBreak(s[i])) return Verdict.GoOn(i + 1);
        var verdict = LineRules.Decide(s, i, _lineStart, final, rules);
        if (verdict.Ruling == Ruling.GoOn) _lineStart = verdict.Position;
        return verdict.Ruling == Ruling.Cut && _deferred.Count > 0 ? Verdict.Cut(_deferred[0], SegmentEnd.Stop) : verdict;
    }

    private Verdict StepStop(ReadOnlySpan<char> s, int i, bool final)
    {
        var verdict = StopRules.Decide(s, i, final, rules);
        if (verdict.Ruling == Ruling.Wait) return verdict;
        if (verdict.Ruling == Ruling.GoOn)
        {
            if (verdict.Clause > 0) AddClause(verdict.Clause);
            return verdict.Position == i + 1 ? StepMark(s, i, final) : verdict;
        }

        var stops = i;
        while (stops < verdict.Position && StopCluster.IsStop(s, stops, rules)) stops++;
        if (_pairs.DepthAfter(s, stops, verdict.Position) == 0) return verdict;
        // Inside a quotation or bracket: it counts only if that never closes.
        _deferred.Add(verdict.Position);
        AddClause(verdict.Position);
        return Verdict.GoOn(Math.Max(stops, i + 1));
    }

    private Verdict StepMark(ReadOnlySpan<char> s, int i, bool final)
    {
        if (i + 1 == s.Length && !final && PairTracker.NeedsNext(s[i])) return Verdict.Wait;
        if (!ClauseRules.TryFind(s, i, final, out var clause)) return Verdict.Wait;
        if (clause > 0 && !_pairs.InTag) AddClause(clause);
        var opened = _pairs.Take(s, i);
        if (opened >= 0) DropDeferredAfter(opened);
        return Verdict.GoOn(i + 1);
    }

    // A method of its own: its closure is made only where a pair closes, not for every char.
    private void DropDeferredAfter(int opened) => _deferred.RemoveAll(place => place > opened);

    private void AddClause(int end)
    {
        if (_clauses.Count == 0 || _clauses[^1] < end) _clauses.Add(end);
    }
}
