namespace Antiphon.Speech.Engines;

/// <summary>What the catalog does beside looking things up.</summary>
public sealed record VoiceCatalogOptions
{
    /// <summary>Id of a voice that speaks every language nobody else does, whatever its gender; null for none. For emulator-style tests.</summary>
    public string? StandIn { get; init; }

    /// <exception cref="ArgumentException">A value makes no sense.</exception>
    public void Validate()
    {
        if (StandIn is not null) ArgumentException.ThrowIfNullOrWhiteSpace(StandIn);
    }
}
