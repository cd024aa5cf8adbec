using Antiphon.Speech.Engines;

namespace Antiphon.Speech.Voices;

/// <summary>All installed voices of all engines, the preferred engine first. Safe for concurrent use; always asks the engines, whose voices may change.</summary>
public sealed class VoiceCatalog(IReadOnlyList<ISynthesizer> engines)
{
    /// <inheritdoc cref="object"/>
    public IReadOnlyList<Voice> Voices => [.. engines.SelectMany(e => e.Voices)];

    /// <inheritdoc cref="object"/>
    public Voice? Find(string id) => Voices.FirstOrDefault(v => v.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc cref="object"/>
    public Voice? Resolve(string language, Gender gender) =>
        engines.Select(e => e.Voices.FirstOrDefault(v => v.Gender == gender && v.Language.Equals(language, StringComparison.OrdinalIgnoreCase))
            ?? e.Voices.FirstOrDefault(v => v.Gender == gender && v.Language.Split('-')[0] == language.Split('-')[0])).FirstOrDefault(v => v is not null);

    /// <inheritdoc cref="object"/>
    public ISynthesizer EngineOf(Voice voice) => engines.First(e => e.Name == voice.Engine);
}
