using Antiphon.Text.Segmentation;

namespace Antiphon.Speech.Planning;

/// <summary>A segment that is ready to be spoken, or (where it is null) a pause, which may last no time.</summary>
/// <param name="Segment">What is spoken.</param>
/// <param name="Ending">How it ends.</param>
/// <param name="Pause">How long nothing is.</param>
/// <param name="Marks">Of a pause: how many of the writer's marks stand before it.</param>
internal readonly record struct PlannedStep(TextSegment? Segment, PieceEnd Ending, TimeSpan Pause, long Marks);
