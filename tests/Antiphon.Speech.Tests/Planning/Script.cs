using Antiphon.Speech.Planning;

namespace Antiphon.Speech.Tests.Planning;

/// <summary>A planner with a clock of its own.</summary>
internal sealed class Script(string? language = "en", PlannerOptions? options = null)
{
    public static readonly TimeSpan Plenty = TimeSpan.FromMinutes(1);

    public SpeechPlanner Planner { get; } = new(options ?? new PlannerOptions(), language);

    public TimeSpan Now { get; private set; } = TimeSpan.FromHours(7);

    public Script Text(string text)
    {
        Planner.Append(text, Now);
        return this;
    }

    public Script Wait(int milliseconds)
    {
        Now += TimeSpan.FromMilliseconds(milliseconds);
        return this;
    }

    public Script Flush()
    {
        Planner.Flush(Now);
        return this;
    }

    public Script Complete()
    {
        Planner.Complete();
        return this;
    }

    public int? DueIn() => Planner.NextDue(Now) is { } due ? (int)(due - Now).TotalMilliseconds : null;

    /// <summary>Everything that may be spoken now; a pause reads "[300 ms]".</summary>
    public string[] Take(TimeSpan? buffered = null) => [.. TakePieces(buffered).Select(p => p switch
    {
        TextPiece text => text.Text,
        MarkPiece mark => $"<{mark.Mark.Name}>",
        PausePiece pause => $"[{pause.Duration.TotalMilliseconds} ms]",
        _ => throw new InvalidOperationException(),
    })];

    public List<SpeechPiece> TakePieces(TimeSpan? buffered = null)
    {
        var pieces = new List<SpeechPiece>();
        while (Planner.TryTake(Now, buffered ?? Plenty, out var piece)) pieces.Add(piece);
        return pieces;
    }
}
