using Antiphon.Text.Annotated;

namespace Antiphon.Speech.Planning;

/// <summary>One document's place in a stream's plain text, and where a piece of it must end. Immutable.</summary>
internal sealed class MarkedDocument
{
    private readonly AnnotatedText _content;
    private readonly List<int> _changes;
    private readonly long _start;

    /// <param name="start">Where its text begins in the plain text.</param>
    /// <param name="content">Its text.</param>
    public MarkedDocument(long start, AnnotatedText content) => (_start, _content, _changes) = (start, content, Manner.Changes(content));

    /// <summary>Where its text ends in the plain text.</summary>
    public long End => _start + _content.Text.Text.Length;

    public bool Contains(long position) => position >= _start && position < End;

    /// <summary>A stretch of it, which lies inside.</summary>
    public AnnotatedText Slice(long start, int length) => _content.Slice((int)(start - _start), length);

    /// <summary>How much of a stretch is spoken in one manner; its whole length if it is all of one. What cannot be heard never stands alone.</summary>
    public int LengthOfOneManner(long start, int length)
    {
        var text = _content.Text.Text.AsSpan((int)(start - _start), length);
        for (var i = 0; i < _changes.Count; i++)
        {
            var change = _changes[i] - (int)(start - _start);
            if (change <= 0 || change >= length) continue;
            change = BesideMarks(text, change);
            if (!SpokenText.IsSpeakable(text[..change])) continue;
            var next = i + 1 < _changes.Count ? Math.Min(_changes[i + 1] - (int)(start - _start), length) : length;
            if (next > change && SpokenText.IsSpeakable(text[change..next])) return change;
        }

        return length;
    }

    // Closing marks belong to the word before them, opening ones to the word behind.
    private static int BesideMarks(ReadOnlySpan<char> text, int change)
    {
        var end = change;
        while (end < text.Length && char.IsPunctuation(text[end])) end++;
        if (end > change) return end;
        while (change > 0 && char.IsPunctuation(text[change - 1])) change--;
        return change == 0 || char.IsWhiteSpace(text[change - 1]) ? change : end;
    }

    /// <summary>Where a stretch with a bound on its duration ends; null where there is no bound.</summary>
    public long? BoundedUntil(long position)
    {
        var at = (int)(position - _start);
        foreach (var span in _content.Styles)
        {
            if (span.End <= at) continue;
            if (span.Start > at || span.Style.MaxDuration is null) return null;
            var change = _changes.Find(c => c > at);
            return change > 0 ? _start + change : End;
        }

        return null;
    }
}
