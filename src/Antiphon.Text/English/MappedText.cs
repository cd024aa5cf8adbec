namespace Antiphon.Text.English;

/// <summary>A text that was rewritten, and for each of its chars the stretch of the source that it stands for. Immutable.</summary>
internal sealed class MappedText
{
    private readonly int[] _starts;
    private readonly int[] _ends;

    private MappedText(string text, int[] starts, int[] ends) => (Text, _starts, _ends) = (text, starts, ends);

    /// <summary>The text as it reads now.</summary>
    public string Text { get; }

    /// <summary>A text that nobody has rewritten yet.</summary>
    public static MappedText Of(string source) =>
        new(source, [.. Enumerable.Range(0, source.Length)], [.. Enumerable.Range(1, source.Length)]);

    /// <summary>The source's first UTF-16 unit that the char at <paramref name="index"/> stands for.</summary>
    public int SourceStart(int index) => _starts[index];

    /// <summary>The source's unit after the last one that the char at <paramref name="index"/> stands for.</summary>
    public int SourceEnd(int index) => _ends[index];

    /// <summary>Replaces stretches, in order and not overlapping. Every char of a replacement stands for the whole stretch that it replaces.</summary>
    public MappedText Replace(IReadOnlyList<(int Start, int Length, string With)> edits)
    {
        if (edits.Count == 0) return this;
        var text = new System.Text.StringBuilder(Text.Length + 32);
        var starts = new List<int>(Text.Length + 32);
        var ends = new List<int>(Text.Length + 32);
        var at = 0;
        foreach (var (start, length, with) in edits)
        {
            Keep(at, start);
            var from = start < Text.Length ? _starts[start] : Text.Length == 0 ? 0 : _ends[^1];
            var to = length > 0 ? _ends[start + length - 1] : from;
            foreach (var c in with)
            {
                text.Append(c);
                starts.Add(from);
                ends.Add(to);
            }

            at = start + length;
        }

        Keep(at, Text.Length);
        return new MappedText(text.ToString(), [.. starts], [.. ends]);

        void Keep(int from, int to)
        {
            text.Append(Text, from, to - from);
            for (var i = from; i < to; i++)
            {
                starts.Add(_starts[i]);
                ends.Add(_ends[i]);
            }
        }
    }
}
