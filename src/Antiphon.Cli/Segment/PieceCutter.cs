using Antiphon.Speech.Planning;
using Antiphon.Text.Segmentation;

namespace Antiphon.Cli.Segment;

/// <summary>
/// The planner's pieces. Its clock stands still and its listener always has audio in hand, so that the pieces depend on the
/// text alone: after the first clause, whole sentences.
/// </summary>
internal sealed class PieceCutter(string? language) : ICutter
{
    private static readonly TimeSpan Now = TimeSpan.Zero;
    private static readonly TimeSpan Plenty = TimeSpan.FromHours(1);

    private readonly SpeechPlanner _planner = new(new PlannerOptions(), language);

    public void Append(ReadOnlySpan<char> text) => _planner.Append(text, Now);

    public void Complete() => _planner.Complete();

    public bool TryTake(out Cut cut)
    {
        while (_planner.TryTake(Now, Plenty, out var piece))
        {
            if (piece is not TextPiece text) continue; // plain text has no pauses
            cut = new Cut(SegmentText.OneLine(text.Text), text.Start, text.End);
            return true;
        }

        cut = default;
        return false;
    }
}
