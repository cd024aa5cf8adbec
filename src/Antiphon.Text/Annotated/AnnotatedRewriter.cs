namespace Antiphon.Text.Annotated;

/// <summary>Rewrites ranges of an annotated text and moves its other annotations along. Linear in text and edits.</summary>
internal static class AnnotatedRewriter
{
    /// <param name="text">The text.</param>
    /// <param name="edits">In order, not overlapping, and outside of all readings.</param>
    public static AnnotatedText Apply(AnnotatedText text, IReadOnlyList<AnnotatedEdit> edits)
    {
        if (edits.Count == 0) return text;
        var starts = NewStarts(edits);
        return new AnnotatedText
        {
            Text = text.Text.Replace([.. edits.Where(edit => edit.With is not null).Select(edit => (edit.Start, edit.Length, edit.With!))]),
            Styles = MoveStyles(text.Styles, edits, starts),
            Readings = MergeReadings(text.Readings, edits, starts),
        };
    }

    private static int[] NewStarts(IReadOnlyList<AnnotatedEdit> edits)
    {
        var starts = new int[edits.Count];
        var shift = 0;
        for (var i = 0; i < starts.Length; i++)
        {
            starts[i] = edits[i].Start + shift;
            shift += NewLength(edits[i]) - edits[i].Length;
        }

        return starts;
    }

    // A word whose letters have several styles gets the style of its first letter.
    private static List<StyleSpan> MoveStyles(IReadOnlyList<StyleSpan> styles, IReadOnlyList<AnnotatedEdit> edits, int[] starts)
    {
        var moved = new List<StyleSpan>(styles.Count);
        var next = 0;
        foreach (var style in styles)
        {
            var start = Move(style.Start);
            var end = Move(style.End);
            if (end > start) moved.Add(new StyleSpan(start, end - start, style.Style));
        }

        return moved;

        // Called with ascending offsets.
        int Move(int offset)
        {
            while (next < edits.Count && edits[next].End <= offset) next++;
            if (next < edits.Count && offset > edits[next].Start) return starts[next] + NewLength(edits[next]);
            if (next == 0) return offset;
            return offset - edits[next - 1].End + starts[next - 1] + NewLength(edits[next - 1]);
        }
    }

    private static List<ReadingSpan> MergeReadings(IReadOnlyList<ReadingSpan> readings, IReadOnlyList<AnnotatedEdit> edits, int[] starts)
    {
        var merged = new List<ReadingSpan>(readings.Count + edits.Count);
        var next = 0;
        foreach (var reading in readings)
        {
            while (next < edits.Count && edits[next].Start < reading.Start) Add(next++);
            var shift = next == 0 ? 0 : starts[next - 1] + NewLength(edits[next - 1]) - edits[next - 1].End;
            merged.Add(reading with { Start = reading.Start + shift });
        }

        while (next < edits.Count) Add(next++);
        return merged;

        void Add(int edit)
        {
            if (NewLength(edits[edit]) > 0) merged.Add(new ReadingSpan(starts[edit], NewLength(edits[edit]), edits[edit].Ipa));
        }
    }

    private static int NewLength(AnnotatedEdit edit) => edit.With?.Length ?? edit.Length;
}
