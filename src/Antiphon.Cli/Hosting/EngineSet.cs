using Antiphon.Cli.Configuration;
using Antiphon.Cli.Terminal;
using Antiphon.Engines.Espeak;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Voices;
using Microsoft.Extensions.Logging;

namespace Antiphon.Cli.Hosting;

/// <summary>The configured engines and their voices. Owns the engines.</summary>
internal sealed class EngineSet : IAsyncDisposable
{
    private readonly IReadOnlyList<ISynthesizer> _engines;

    private EngineSet(IReadOnlyList<ISynthesizer> engines)
    {
        _engines = engines;

        // A test engine listed first is there for every voice id that tests may name.
        var standIn = engines[0] is ToneSynthesizer or SilentSynthesizer ? engines[0].Voices[0].Id : null;
        Voices = new VoiceCatalog(engines, new VoiceCatalogOptions { StandIn = standIn });
    }

    /// <summary>What they can speak now.</summary>
    public VoiceCatalog Voices { get; }

    /// <summary>One line for each engine that cannot speak, saying why.</summary>
    public IEnumerable<string> Missing => _engines.OfType<EspeakSynthesizer>()
        .Where(e => e.UnavailableReason is not null)
        .Select(e => $"espeak's voices are missing: {e.UnavailableReason}");

    /// <summary>Starts them; one that lacks its library or program is not an error, its voices are absent.</summary>
    /// <exception cref="SettingsException">A name is no engine's.</exception>
    public static async Task<EngineSet> StartAsync(Settings settings, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var engines = new EngineSet([.. settings.Engines.Distinct().Select(name => Create(name, settings, surroundings))]);
        foreach (var espeak in engines._engines.OfType<EspeakSynthesizer>()) await espeak.StartAsync().WaitAsync(cancellationToken);
        return engines;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var engine in _engines)
        {
            if (engine is IAsyncDisposable owned) await owned.DisposeAsync();
        }
    }

    private static ISynthesizer Create(string name, Settings settings, Surroundings surroundings) => name switch
    {
        "espeak" => CreateEspeak(settings, surroundings),
        "tone" => new ToneSynthesizer(),
        "silent" => new SilentSynthesizer(),
        _ => throw new SettingsException($"engines.use: there is no engine '{name}'. Engines are espeak, tone and silent."),
    };

    // While it cannot start, one line of the host's says why, and its workers' every attempt is for those who debug.
    private static EspeakSynthesizer CreateEspeak(Settings settings, Surroundings surroundings)
    {
        EspeakSynthesizer? espeak = null;
        espeak = new EspeakSynthesizer(new EspeakOptions(), surroundings.Time, line =>
        {
            var lowest = espeak?.UnavailableReason is null ? LogLevel.Warning : LogLevel.Debug;
            if (settings.LogLevel <= lowest) surroundings.Say("espeak: " + line);
        });
        return espeak;
    }
}
