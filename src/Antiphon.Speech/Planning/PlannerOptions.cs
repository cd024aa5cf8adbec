namespace Antiphon.Speech.Planning;

/// <summary>When a <see cref="SpeechPlanner"/> hands out pieces.</summary>
public sealed record PlannerOptions
{
    /// <summary>The fewest words of a piece that ends inside a sentence.</summary>
    public int MinClauseWords { get; init; } = 3;

    /// <summary>
    /// While the client has less than this buffered, a clause of an open sentence does not wait for the end of the sentence. It is shorter
    /// than any first clause, so that text without a stall is cut at the same places however the client chunks it.
    /// </summary>
    public TimeSpan LowAudio { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>How long after the last text a sentence is spoken that ends with a stop and has no char after it yet.</summary>
    public TimeSpan SentenceStall { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <summary>How long after the last text the words of an open sentence are spoken.</summary>
    public TimeSpan WordsStall { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// The longest piece, in UTF-16 chars; a longer sentence is cut at the last clause, else space, that fits, counted from the sentence's
    /// start, so that the place does not depend on pieces that were taken early. A stretch with a bound on its duration may be longer.
    /// </summary>
    public int MaxPieceLength { get; init; } = 300;

    /// <summary>
    /// The longest quotation or bracket, in UTF-16 chars: a longer one counts as never closed, and stops in it end sentences.
    /// </summary>
    public int QuoteLimit { get; init; } = 300;

    /// <summary>Refuses values that cannot work.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MinClauseWords);
        ArgumentOutOfRangeException.ThrowIfLessThan(LowAudio, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(SentenceStall, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(WordsStall, SentenceStall);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPieceLength, 16);
        ArgumentOutOfRangeException.ThrowIfNegative(QuoteLimit);
    }
}
