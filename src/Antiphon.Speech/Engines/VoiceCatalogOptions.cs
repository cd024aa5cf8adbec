namespace Antiphon.Speech.Engines;

/// <summary>Options of a <see cref="VoiceCatalog"/>.</summary>
public sealed record VoiceCatalogOptions
{
    /// <summary>Id of the voice for languages and genders that no voice speaks; null for none. For tests.</summary>
    public string? StandIn { get; init; }

    /// <exception cref="ArgumentException">A value makes no sense.</exception>
    public void Validate()
    {
        if (StandIn is not null) ArgumentException.ThrowIfNullOrWhiteSpace(StandIn);
    }
}
