namespace Antiphon.Text.Segmentation;

/// <summary>
/// Reads the open text once, char by char, and stops at the first boundary. The boundary depends only on the text, never on its chunks: a
/// char whose meaning depends on the next char waits until that has arrived. Not thread-safe.
/// </summary>
internal sealed class SentenceScanner(LanguageRules rules, SegmenterOptions options)
{
    private readonly PairTracker _pairs = new();
    private readonly ListHead _list = new();
    private readonly List<int> _deferred = [];
    private readonly List<int> _clauses = [];
    private int _lineStart;

    /// <summary>Index of the first char that is not decided.</summary>
    public int Position { get; private set; }

    /// <summary>Offsets after clauses, ascending. Those past <see cref="CertainEnd"/> may still belong to another sentence.</summary>
    public IReadOnlyList<int> Clauses => _clauses;

    /// <summary>
    /// The open text before this offset is certain to be a single sentence. It follows the first stop inside an open quotation, else it is
    /// <see cref="Position"/>.
    /// </summary>
    public int CertainEnd => _deferred.Count > 0 ? _deferred[0] : Position;

    /// <summary>A stop inside a quotation or bracket waits for the closing mark.</summary>
    public bool HasDeferred => _deferred.Count > 0;

    public void Reset()
    {
        Position = 0;
        _lineStart = 0;
        _list.Clear();
        _pairs.Clear();
        _deferred.Clear();
        _clauses.Clear();
    }

    /// <summary>Finds the next boundary in <paramref name="s"/>, which begins with the sentence.</summary>
    /// <returns>False if no boundary is certain yet.</returns>
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

    /// <summary>Whether the stop at which the scanner waits looks like the end of a whole sentence.</summary>
    public bool LooksComplete(ReadOnlySpan<char> s)
    {
        if (Position >= s.Length) return false;
        if (CharKind.IsLineBreak(s[Position])) return _pairs.Depth == 0 && s[Position..].IsWhiteSpace();
        if (!StopCluster.IsStop(s, Position, rules)) return false;
        return StopCluster.TryMeasure(s, Position, final: true, rules, out var cluster) && cluster.Next == s.Length &&
            _pairs.DepthAfter(s, cluster.StopsEnd, cluster.End) == 0 && StopRules.LooksComplete(s, cluster, rules);
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
        if (i == 0 && !_list.TryRead(s, final)) return Verdict.Wait;
        // Quick, because most chars end here: a letter inside a word has no meaning to the rules.
        if (i > 0 && char.IsAsciiLetter(s[i]) && char.IsAsciiLetter(s[i - 1])) return Verdict.GoOn(i + 1);
        // A second point may decide whether this point is a stop.
        if (s[i] == '.' && i + 1 == s.Length && !final) return Verdict.Wait;
        if (char.IsWhiteSpace(s[i])) return StepSpace(s, i, final);
        if (i > 0 && char.IsWhiteSpace(s[i - 1]) && !_list.IsEmpty)
        {
            var item = _list.Decide(s, i, final);
            if (item.Ruling != Ruling.GoOn) return item;
        }

        return StopCluster.IsStop(s, i, rules) && !_pairs.InTag ? StepStop(s, i, final) : StepMark(s, i, final);
    }

    private Verdict CutAtLimit(ReadOnlySpan<char> s)
    {
        var quoted = _deferred.Count > 0 && _deferred[0] <= options.MaxLength;
        return Verdict.Cut(quoted ? _deferred[0] : TextCut.Best(s, _clauses, options.MaxLength), SegmentEnd.Limit);
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
        // Inside a quotation or bracket the stop ends the sentence only if the closing mark never comes.
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

    // A separate method, so that its closure is allocated only where a pair closes, not for every char.
    private void DropDeferredAfter(int opened) => _deferred.RemoveAll(stop => stop > opened);

    private void AddClause(int end)
    {
        if (_clauses.Count == 0 || _clauses[^1] < end) _clauses.Add(end);
    }
}
