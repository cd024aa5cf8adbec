using System.Buffers;
using Antiphon.Text.Ssml.Tags;

namespace Antiphon.Text.Ssml;

/// <summary>Takes the manner from tags that count only around whole sentences and are not.</summary>
internal sealed class WholeSentenceTags
{
    private static readonly SearchValues<char> Stops = SearchValues.Create(".!?…。！？।؟");
    private static readonly SearchValues<char> Closers = SearchValues.Create("\"'”’»)]");

    private readonly List<int> _boundaries = [];
    private readonly List<(OpenTag Tag, int Start, int End)> _stretches = [];

    /// <summary>A sentence or paragraph begins or ends at this index of the text.</summary>
    public void AddBoundary(int at) => _boundaries.Add(at);

    /// <summary>A tag's stretch of the text.</summary>
    public void Add(OpenTag tag, int start, int end) => _stretches.Add((tag, start, end));

    /// <summary>Decides, once all text is there.</summary>
    public void CancelPartial(ReadOnlySpan<char> text)
    {
        foreach (var (tag, start, end) in _stretches)
        {
            if (!IsBetweenSentences(text, start) || !IsBetweenSentences(text, end)) tag.StyleChange = null;
        }
    }

    private bool IsBetweenSentences(ReadOnlySpan<char> text, int at)
    {
        at = Math.Min(at, text.Length);
        var before = text[..at].TrimEnd(' ');
        var after = text.Length - text[at..].TrimStart(' ').Length;
        if (before.IsEmpty || after == text.Length) return true;
        var next = _boundaries.BinarySearch(before.Length);
        if (next < 0) next = ~next;
        if (next < _boundaries.Count && _boundaries[next] <= after) return true;
        while (!before.IsEmpty && Closers.Contains(before[^1])) before = before[..^1];
        return !before.IsEmpty && Stops.Contains(before[^1]);
    }
}
