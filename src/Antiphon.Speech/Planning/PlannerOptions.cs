namespace Antiphon.Speech.Planning;

/// <summary>When a <see cref="SpeechPlanner"/> speaks.</summary>
public sealed record PlannerOptions
{
    /// <summary>The fewest words of a piece that ends inside a sentence.</summary>
    public int MinClauseWords { get; init; } = 3;

    /// <summary>
    /// While the listener has less than this in hand, a clause of an open sentence is not made to wait for the sentence. Shorter than any
    /// first clause lasts: text that comes without a stall is then cut the same however it was chunked.
    /// </summary>
    public TimeSpan LowAudio { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>How long after the last text a sentence is spoken whose stop is there but whose next char is not.</summary>
    public TimeSpan SentenceStall { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <summary>How long after the last text the words so far are spoken.</summary>
    public TimeSpan WordsStall { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// The longest piece, in UTF-16 chars; a longer sentence is cut at the last clause, else space, that fits, counted from the sentence's
    /// start, so that the place does not depend on what of it was spoken early. A stretch with a bound on its duration may make a longer one.
    /// </summary>
    public int MaxPieceLength { get; init; } = 300;

    /// <summary>How far a quotation or bracket may reach, in UTF-16 chars, before it counts as never closed and the stops in it cut.</summary>
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
