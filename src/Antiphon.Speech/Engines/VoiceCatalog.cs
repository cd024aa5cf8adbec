using Antiphon.Speech.Voices;

namespace Antiphon.Speech.Engines;

/// <summary>
/// The voices of all engines. Engines come and go: a call returns the voices that can speak at that moment. Safe for concurrent use.
/// </summary>
public sealed class VoiceCatalog
{
    private readonly ISynthesizer[] _engines;
    private readonly VoiceCatalogOptions _options;
    private volatile VoiceList _list = new([], []);

    /// <param name="engines">In order of preference: of two that speak a language the first one is asked.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">Two engines have one name.</exception>
    public VoiceCatalog(IReadOnlyList<ISynthesizer> engines, VoiceCatalogOptions? options = null)
    {
        _engines = [.. engines];
        _options = options ?? new VoiceCatalogOptions();
        _options.Validate();
        var names = _engines.Select(engine => engine.Name).ToHashSet(StringComparer.Ordinal);
        if (names.Count != _engines.Length) throw new ArgumentException("Two engines have one name.", nameof(engines));
    }

    /// <summary>Every voice that can speak now, in order of preference.</summary>
    public IReadOnlyList<Voice> Voices => Current.Voices;

    /// <summary>A voice by its own id or alias, in any case.</summary>
    public Voice? Find(string id) =>
        Voices.FirstOrDefault(voice => voice.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
        ?? Voices.FirstOrDefault(voice => id.Equals(voice.Alias, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The voice to speak a language with. The first engine that speaks the language in any region is asked, so that a better engine is
    /// not passed over for an accent; of its voices, the first one of exactly that language, else of the language without its last subtags
    /// (<c>en-GB-WLS</c>, <c>en-GB</c>, <c>en</c>), else of whatever region. Never one of the other gender.
    /// </summary>
    /// <param name="languageTag">BCP 47 tag, in any case.</param>
    /// <param name="gender">How it must sound.</param>
    /// <returns>Null when no engine speaks the language in that gender.</returns>
    public Voice? Resolve(string languageTag, Gender gender)
    {
        var wanted = LanguageTag.Normalize(languageTag);
        foreach (var voices in Current.Sources)
        {
            if (Closest(voices, wanted, gender) is { } voice) return voice;
        }

        return _options.StandIn is { } standIn ? Find(standIn) : null;
    }

    /// <summary>The engine that owns <paramref name="voice"/>.</summary>
    /// <exception cref="ArgumentException">The voice is of no engine of this catalog.</exception>
    public ISynthesizer EngineOf(Voice voice) =>
        _engines.FirstOrDefault(engine => engine.Name == voice.Engine)
        ?? throw new ArgumentException($"no engine {voice.Engine} for the voice {voice.Id}", nameof(voice));

    private static Voice? Closest(IReadOnlyList<Voice> voices, string wanted, Gender gender)
    {
        foreach (var tag in LanguageTag.Shortened(wanted))
        {
            var exact = voices.FirstOrDefault(voice => voice.Gender == gender && LanguageTag.Normalize(voice.Language) == tag);
            if (exact is not null) return exact;
        }

        var primary = LanguageTag.Primary(wanted);
        return voices.FirstOrDefault(v => v.Gender == gender && LanguageTag.Primary(LanguageTag.Normalize(v.Language)) == primary);
    }

    // Engines publish a new list when their voices change. The joined list is made again only then.
    private VoiceList Current
    {
        get
        {
            var list = _list;
            var sources = Array.ConvertAll(_engines, engine => engine.Voices);
            if (list.IsOf(sources)) return list;
            return _list = new VoiceList(sources, [.. sources.SelectMany(voices => voices)]);
        }
    }

    private sealed record VoiceList(IReadOnlyList<Voice>[] Sources, Voice[] Voices)
    {
        public bool IsOf(IReadOnlyList<Voice>[] sources) =>
            sources.Length == Sources.Length
            && sources.Zip(Sources, (a, b) => ReferenceEquals(a, b) && a.Count == b.Count).All(isSame => isSame);
    }
}
