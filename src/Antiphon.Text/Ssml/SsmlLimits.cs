namespace Antiphon.Text.Ssml;

/// <summary>Bounds of an SSML document.</summary>
public sealed record SsmlLimits
{
    /// <summary>The longest document with its tags, in UTF-16 chars. Amazon takes 6,000 characters an event.</summary>
    public int MaxLength { get; init; } = 20_000;

    /// <summary>The deepest nesting of tags, the root counted.</summary>
    public int MaxDepth { get; init; } = 16;

    /// <summary>The most tags, those without content counted.</summary>
    public int MaxTags { get; init; } = 20_000;

    /// <summary>The most attributes of one tag.</summary>
    public int MaxAttributes { get; init; } = 16;

    /// <summary>The longest value of an attribute, in UTF-16 chars.</summary>
    public int MaxAttributeLength { get; init; } = 4_000;

    /// <summary>Refuses bounds that cannot work.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bound is not positive.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxLength);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxDepth);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxTags);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxAttributes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxAttributeLength);
    }
}
