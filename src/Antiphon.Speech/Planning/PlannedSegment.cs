using Antiphon.Text.Segmentation;

namespace Antiphon.Speech.Planning;

/// <summary>A segment that is ready to be spoken, or (where it is null) a pause, which may have no length.</summary>
/// <param name="Segment">The text.</param>
/// <param name="Ending">How it ends.</param>
/// <param name="Pause">Length of the pause.</param>
/// <param name="Marks">For a pause: how many SSML marks of the stream stand before it.</param>
internal readonly record struct PlannedSegment(TextSegment? Segment, PieceEnd Ending, TimeSpan Pause, long Marks)
{
    /// <summary>Whether the next segment continues the text of this one: in the same sentence, or after a stop and white space.</summary>
    public bool ContinuesWith(TextSegment next) => Segment switch
    {
        { Ending: SegmentEnd.Limit } => true,
        { Ending: SegmentEnd.Stop } stop => Ending < PieceEnd.Paragraph && next.Start > stop.End,
        _ => false,
    };
}
