using Antiphon.Text.Annotated;

namespace Antiphon.Speech.Planning;

/// <summary>One document, its place in a stream's plain text, and the places where a piece of it must end. Immutable.</summary>
internal sealed class PlacedDocument
{
    private readonly AnnotatedText _content;
    private readonly List<int> _changes;
    private readonly long _start;

    /// <param name="start">Where its text begins in the plain text.</param>
    /// <param name="content">Its text.</param>
    /// <param name="language">BCP 47 tag of the stream, or null if unknown.</param>
    public PlacedDocument(long start, AnnotatedText content, string? language) =>
        (_start, _content, _changes) = (start, content, PieceStyle.Changes(content, language));

    /// <summary>Where its text ends in the plain text.</summary>
    public long End => _start + _content.Text.Text.Length;

    public bool Contains(long position) => position >= _start && position < End;

    /// <summary>A stretch of it, which must lie inside.</summary>
    public AnnotatedText Slice(long start, int length) => _content.Slice((int)(start - _start), length);

    /// <summary>The client's text of a stretch, which must lie inside: UTF-16 offsets of its first unit and after its last one.</summary>
    public (int Start, int End) SourceOf(long start, int length) =>
        (_content.Text.SourceStart((int)(start - _start)), _content.Text.SourceEnd((int)(start - _start) + length - 1));

    /// <summary>How much of a stretch has one <see cref="PieceStyle"/>. Text that cannot be heard is never a part of its own.</summary>
    public int LengthOfOneStyle(long start, int length)
    {
        var text = _content.Text.Text.AsSpan((int)(start - _start), length);
        for (var i = NextChange((int)(start - _start)); i < _changes.Count; i++)
        {
            var change = _changes[i] - (int)(start - _start);
            if (change >= length) break;
            change = BesidePunctuation(text, change);
            if (!SpeakableText.IsSpeakable(text[..change])) continue;
            var next = i + 1 < _changes.Count ? Math.Min(_changes[i + 1] - (int)(start - _start), length) : length;
            if (next > change && SpeakableText.IsSpeakable(text[change..next])) return change;
        }

        return length;
    }

    // Closing punctuation belongs to the word before it, opening punctuation to the word after it.
    private static int BesidePunctuation(ReadOnlySpan<char> text, int change)
    {
        var end = change;
        while (end < text.Length && char.IsPunctuation(text[end])) end++;
        if (end > change) return end;
        while (change > 0 && char.IsPunctuation(text[change - 1])) change--;
        return change == 0 || char.IsWhiteSpace(text[change - 1]) ? change : end;
    }

    /// <summary>Where a stretch with a bound on its duration ends or changes its style; null where there is no bound.</summary>
    public long? BoundedUntil(long position)
    {
        var at = (int)(position - _start);
        return BoundOf(SpanAt(at), at) is null ? null : _start + ChangeAfter(at);
    }

    /// <summary>The share that a part has of a stretch with a bound: by length, as no duration is known yet. 1 for all of it.</summary>
    public double ShareOfBound(long start, int length)
    {
        var (at, styles) = ((int)(start - _start), _content.Styles);
        var first = SpanAt(at);
        if (BoundOf(first, at) is not { } bound) return 1;
        var last = first;
        while (first > 0 && styles[first - 1].Style.Bound == bound) first--;
        while (last + 1 < styles.Count && styles[last + 1].Style.Bound == bound) last++;
        var whole = _content.Text.Text.AsSpan(styles[first].Start..styles[last].End).Trim().Length;
        return Math.Min(1, (double)length / Math.Max(1, whole));
    }

    private BoundedStretch? BoundOf(int span, int at) =>
        span < _content.Styles.Count && _content.Styles[span] is var found && found.Start <= at ? found.Style.Bound : null;

    // The span that holds a place, or else the next one.
    private int SpanAt(int place)
    {
        var (low, high) = (0, _content.Styles.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_content.Styles[middle].End <= place) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private int ChangeAfter(int at) => NextChange(at) is var next && next < _changes.Count ? _changes[next] : _content.Text.Text.Length;

    // Index of the first change after a place.
    private int NextChange(int at) => _changes.BinarySearch(at) is var found && found >= 0 ? found + 1 : ~found;
}
