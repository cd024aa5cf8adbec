namespace Antiphon.Text.English;

/// <summary>How English is read.</summary>
public sealed record EnglishOptions
{
    /// <summary>The accent of the lexicon and of the unknown words. Default American.</summary>
    public EnglishAccent Accent { get; init; } = EnglishAccent.American;

    /// <summary>Readings that the model's own front end gets wrong are put right. Default true; false gives its strings exactly.</summary>
    public bool Improvements { get; init; } = true;

    /// <exception cref="ArgumentOutOfRangeException">An accent that does not exist.</exception>
    public void Validate()
    {
        if (!Enum.IsDefined(Accent)) throw new ArgumentOutOfRangeException(nameof(Accent), Accent, "No such accent.");
    }
}
