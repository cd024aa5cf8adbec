namespace Antiphon.Text.Lexicons;

/// <summary>Bounds of one lexicon (polly.md §3.1).</summary>
public sealed record LexiconLimits
{
    /// <summary>Characters of the whole file.</summary>
    public int MaxCharacters { get; init; } = 40_000;

    /// <summary>Characters of one alias or phoneme.</summary>
    public int MaxReplacement { get; init; } = 100;

    /// <summary>Refuses bounds that cannot work.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bound is not positive.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxCharacters);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxReplacement);
    }
}
