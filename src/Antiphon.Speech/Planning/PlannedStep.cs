using Antiphon.Text.Segmentation;

namespace Antiphon.Speech.Planning;

/// <summary>A segment that is ready to be spoken, or (where it is null) a pause.</summary>
internal readonly record struct PlannedStep(TextSegment? Segment, PieceEnd Ending, TimeSpan Pause);
