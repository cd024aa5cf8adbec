namespace Antiphon.Text;

/// <summary>A rewritten text that knows for each char the range of the source that the char stands for. Immutable.</summary>
public sealed class MappedText
{
    // Null while every char stands for itself, because most texts are never rewritten.
    private readonly int[]? _starts;
    private readonly int[]? _ends;

    // The offset in the source of a text that was never rewritten.
    private readonly int _offset;

    private MappedText(string text, int[]? starts, int[]? ends, int offset = 0) => (Text, _starts, _ends, _offset) = (text, starts, ends, offset);

    /// <summary>The text as it reads now.</summary>
    public string Text { get; }

    /// <summary>A text that is not rewritten yet.</summary>
    /// <param name="source">The text.</param>
    /// <param name="offset">Offset of its first unit in a longer source.</param>
    public static MappedText Of(string source, int offset = 0)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new MappedText(source, null, null, offset);
    }

    /// <summary>A text with a source range for each char; the arrays are not copied.</summary>
    internal static MappedText Of(string text, int[] starts, int[] ends) => new(text, starts, ends);

    /// <summary>Joins texts of one source.</summary>
    public static MappedText Join(IReadOnlyList<MappedText> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 1) return parts[0];
        var text = string.Concat(parts.Select(part => part.Text));
        var (starts, ends, at) = (new int[text.Length], new int[text.Length], 0);
        foreach (var part in parts)
        {
            for (var i = 0; i < part.Text.Length; i++, at++) (starts[at], ends[at]) = (part.SourceStart(i), part.SourceEnd(i));
        }

        return new MappedText(text, starts, ends);
    }

    /// <summary>A range of the text, with its source ranges.</summary>
    public MappedText Slice(int start, int length)
    {
        var text = Text.Substring(start, length);
        return _starts is null
            ? new MappedText(text, null, null, _offset + start)
            : new MappedText(text, _starts[start..(start + length)], _ends![start..(start + length)]);
    }

    /// <summary>Offset of the first UTF-16 unit of the source that the char at <paramref name="index"/> stands for.</summary>
    public int SourceStart(int index) => _starts is null ? _offset + index : _starts[index];

    /// <summary>Offset after the last unit of the source that the char at <paramref name="index"/> stands for.</summary>
    public int SourceEnd(int index) => _ends is null ? _offset + index + 1 : _ends[index];

    /// <summary>The same source ranges for other chars; <paramref name="text"/> must be as long as <see cref="Text"/>.</summary>
    public MappedText WithText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNotEqual(text.Length, Text.Length);
        return new MappedText(text, _starts, _ends, _offset);
    }

    /// <summary>
    /// Replaces ranges, in order and not overlapping. Every char of a replacement stands for the whole range that it replaces. Every char
    /// of
    /// an insertion stands for the empty range between its neighbours.
    /// </summary>
    public MappedText Replace(IReadOnlyList<(int Start, int Length, string With)> edits)
    {
        ArgumentNullException.ThrowIfNull(edits);
        if (edits.Count == 0) return this;
        var length = Text.Length;
        foreach (var edit in edits) length += edit.With.Length - edit.Length;
        var chars = new char[length];
        var starts = new int[length];
        var ends = new int[length];
        var (at, to) = (0, 0);
        foreach (var (start, replaced, with) in edits)
        {
            Keep(start);
            with.CopyTo(0, chars, to, with.Length);
            var (from, until) = SourceOf(start, replaced);
            starts.AsSpan(to, with.Length).Fill(from);
            ends.AsSpan(to, with.Length).Fill(until);
            (at, to) = (start + replaced, to + with.Length);
        }

        Keep(Text.Length);
        return new MappedText(new string(chars), starts, ends);

        void Keep(int end)
        {
            Text.CopyTo(at, chars, to, end - at);
            for (; at < end; at++, to++) (starts[to], ends[to]) = (SourceStart(at), SourceEnd(at));
        }
    }

    private (int From, int Until) SourceOf(int start, int length)
    {
        if (length > 0) return (SourceStart(start), SourceEnd(start + length - 1));
        var before = start > 0 ? SourceEnd(start - 1) : Text.Length > 0 ? SourceStart(0) : _offset;
        var from = start < Text.Length ? SourceStart(start) : before;
        // An insertion inside an earlier replacement stands for that replacement's range, so that ends never decrease.
        return (from, Math.Max(from, before));
    }
}
