using Antiphon.Cli.Configuration;
using Antiphon.Cli.Terminal;
using Antiphon.Engines.Onnx.Neural;
using Antiphon.Speech.Engines;

namespace Antiphon.Cli.Hosting;

/// <summary>The configured engines and their voices. Owns the engines.</summary>
internal sealed class EngineSet : IAsyncDisposable
{
    private readonly EngineGroup<ISynthesizer> _group;

    private EngineSet(EngineGroup<ISynthesizer> group, NeuralRuntime neural)
    {
        (_group, Neural) = (group, neural);

        // A test engine that is listed first speaks for every voice id that a test may name.
        var first = group.Engines[0];
        var standIn = first.Abilities.HasFlag(EngineAbilities.AnyLanguage) ? first.Voices[0].Id : null;
        Voices = new VoiceCatalog(group.Engines, new VoiceCatalogOptions { StandIn = standIn });
    }

    /// <summary>What their neural networks run on.</summary>
    public NeuralRuntime Neural { get; }

    /// <summary>The engines in the order of the configuration.</summary>
    public IReadOnlyList<ISynthesizer> Engines => _group.Engines;

    /// <summary>What they can speak now.</summary>
    public VoiceCatalog Voices { get; }

    /// <summary>A line for each engine that cannot speak now.</summary>
    public IEnumerable<string> Missing => _group.Missing.Select(DescribeMissing);

    /// <summary>Starts them. An engine that lacks its library, model or program is no error: its voices are absent.</summary>
    /// <exception cref="SettingsException">A name is no engine's.</exception>
    public static async Task<EngineSet> StartAsync(Settings settings, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var neural = new NeuralRuntime(NeuralOptions.Of(settings));
        var registry = InstalledEngines.Synthesizers(settings, surroundings, neural);
        var engines = settings.Engines.Distinct().Select(name => InstalledEngines.Create(registry, name, "engines.use")).ToList();
        return new EngineSet(await EngineGroups.StartAsync<ISynthesizer>(engines, cancellationToken), neural);
    }

    /// <summary>What is said of an engine that cannot speak.</summary>
    public static string DescribeMissing(ISynthesizer engine) => $"{engine.Name}'s voices are missing: {engine.State.Reason}";

    public ValueTask DisposeAsync() => _group.DisposeAsync();
}
