namespace Antiphon.Text.Segmentation;

/// <summary>A part of the input that can be spoken alone, usually a sentence.</summary>
/// <param name="Text">A verbatim substring of the input, trimmed of white space; it may contain line breaks.</param>
/// <param name="Start">UTF-16 offset of its first char in the concatenated input.</param>
/// <param name="End">UTF-16 offset after its last char in the concatenated input.</param>
/// <param name="Ending">The reason for its end.</param>
public sealed record TextSegment(string Text, long Start, long End, SegmentEnd Ending)
{
    /// <summary>Offsets into <see cref="Text"/>, ascending, after which a clause ends; the segment's own end is not among them.</summary>
    public IReadOnlyList<int> Clauses { get; init; } = [];

    /// <summary>The text on one line: every run of white space with a line break in it becomes one space.</summary>
    public string OneLine() => SegmentText.OneLine(Text);
}
