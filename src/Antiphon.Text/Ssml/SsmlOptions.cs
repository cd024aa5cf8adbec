namespace Antiphon.Text.Ssml;

/// <summary>How a document is read.</summary>
public sealed record SsmlOptions
{
    /// <summary>Its bounds.</summary>
    public SsmlLimits Limits { get; init; } = new();

    /// <summary>Which tags are taken.</summary>
    public SsmlRules Rules { get; init; } = SsmlRules.All;

    /// <summary>BCP 47 tag of the voice: <c>say-as</c> is read in it where no tag names another language.</summary>
    public string Language { get; init; } = "en-US";

    /// <summary>Amazon's id of the voice, for the tags that only some have; null for none.</summary>
    public string? VoiceId { get; init; }

    /// <summary>Refuses options that cannot hold.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bound is not positive, or rules that do not exist.</exception>
    public void Validate()
    {
        Limits.Validate();
        if (!Enum.IsDefined(Rules)) throw new ArgumentOutOfRangeException(nameof(Rules), Rules, "No such rules.");
    }
}
