namespace Antiphon.Text.Segmentation;

/// <summary>Limits of a <see cref="Segmenter"/>, in UTF-16 chars.</summary>
public sealed record SegmenterOptions
{
    /// <summary>The longest segment. An open sentence that grows past it is cut at its last clause, else space, else grapheme.</summary>
    public int MaxLength { get; init; } = 1000;

    /// <summary>
    /// The longest quotation or bracket. Stops inside it end no sentence while it can still close; a longer one counts as never closed.
    /// </summary>
    public int QuoteLimit { get; init; } = 300;

    /// <summary>Refuses limits that cannot work.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A limit is too small.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxLength, 16);
        ArgumentOutOfRangeException.ThrowIfNegative(QuoteLimit);
    }
}
