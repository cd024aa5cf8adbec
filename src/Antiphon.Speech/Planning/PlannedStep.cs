using Antiphon.Text.Segmentation;

namespace Antiphon.Speech.Planning;

/// <summary>A segment that is ready to be spoken, or (where it is null) a pause, which may last no time.</summary>
/// <param name="Segment">What is spoken.</param>
/// <param name="Ending">How it ends.</param>
/// <param name="Pause">How long nothing is.</param>
/// <param name="Marks">Of a pause: how many of the writer's marks stand before it.</param>
internal readonly record struct PlannedStep(TextSegment? Segment, PieceEnd Ending, TimeSpan Pause, long Marks)
{
    /// <summary>Whether the next segment can be read in one text with this one: the same sentence, or one behind a stop and white space.</summary>
    public bool ReadsOnTo(TextSegment next) => Segment switch
    {
        { Ending: SegmentEnd.Limit } => true,
        { Ending: SegmentEnd.Stop } stop => Ending < PieceEnd.Paragraph && next.Start > stop.End,
        _ => false,
    };
}
