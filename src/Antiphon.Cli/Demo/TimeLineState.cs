namespace Antiphon.Cli.Demo;

/// <summary>A time line at one moment. Times count from its start.</summary>
internal sealed record TimeLineState
{
    public required TimeSpan Elapsed { get; init; }

    public required bool IsOver { get; init; }

    public required TimeSpan? FirstWord { get; init; }

    public required TimeSpan? LastWord { get; init; }

    public required TimeSpan? FirstAudio { get; init; }

    /// <summary>Speech made so far.</summary>
    public required TimeSpan Speech { get; init; }

    public required int WordCount { get; init; }

    /// <summary>The end of the text that has gone in.</summary>
    public required string Tail { get; init; }

    /// <summary>What the columns of <see cref="Words"/> and <see cref="Audio"/> span on the clock.</summary>
    public required TimeSpan ClockSpan { get; init; }

    /// <summary>Words that went in, by column.</summary>
    public required double[] Words { get; init; }

    /// <summary>Seconds of speech that came out, by column.</summary>
    public required double[] Audio { get; init; }

    /// <summary>What the columns of <see cref="Loudness"/> span of the speech.</summary>
    public required TimeSpan SpeechSpan { get; init; }

    /// <summary>Highest sample of the speech, by column.</summary>
    public required double[] Loudness { get; init; }

    /// <summary>From the first word to the first audio.</summary>
    public TimeSpan? TimeToFirstAudio => FirstAudio - FirstWord;

    /// <summary>What somebody who listens from the first audio on has heard by now.</summary>
    public TimeSpan Heard => FirstAudio is { } first ? Min(Elapsed - first, Speech) : TimeSpan.Zero;

    /// <summary>Speech made and not heard yet.</summary>
    public TimeSpan Ahead => Speech - Heard;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
