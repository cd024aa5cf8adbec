using Antiphon.Cli.Configuration;
using Antiphon.Cli.Terminal;
using Antiphon.Engines.Espeak;
using Antiphon.Engines.Onnx.Hibari;
using Antiphon.Engines.Onnx.Neural;
using Antiphon.Speech.Engines;
using Microsoft.Extensions.Logging;

namespace Antiphon.Cli.Hosting;

/// <summary>The configured engines and their voices. Owns the engines.</summary>
internal sealed class EngineSet : IAsyncDisposable
{
    private readonly IReadOnlyList<Member> _members;

    private EngineSet(IReadOnlyList<Member> members, NeuralRuntime neural)
    {
        (_members, Neural) = (members, neural);

        // A test engine listed first is there for every voice id that tests may name.
        var standIn = members[0].Engine is ToneSynthesizer or SilentSynthesizer ? members[0].Engine.Voices[0].Id : null;
        Voices = new VoiceCatalog([.. members.Select(member => member.Engine)], new VoiceCatalogOptions { StandIn = standIn });
    }

    /// <summary>What their neural networks run on.</summary>
    public NeuralRuntime Neural { get; }

    /// <summary>What they can speak now.</summary>
    public VoiceCatalog Voices { get; }

    /// <summary>The engines that cannot speak now.</summary>
    public IEnumerable<MissingEngine> Missing =>
        from member in _members
        let reason = member.Reason()
        where reason is not null
        select new MissingEngine(member.Engine.Name, reason, member.Remedy);

    /// <summary>How the neural voice computes; null where it is not configured or cannot speak.</summary>
    public HibariForm? NeuralForm => _members.Select(member => member.Engine).OfType<HibariSynthesizer>().FirstOrDefault()?.Form;

    /// <summary>Starts them; one that lacks its library, model or program is not an error, its voices are absent.</summary>
    /// <exception cref="SettingsException">A name is no engine's.</exception>
    public static async Task<EngineSet> StartAsync(Settings settings, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var neural = new NeuralRuntime(NeuralOptions.Of(settings));
        var engines = new EngineSet([.. settings.Engines.Distinct().Select(name => Create(name, settings, surroundings, neural))], neural);
        await Task.WhenAll(engines._members.Select(member => Task.Run(member.StartAsync, cancellationToken))).WaitAsync(cancellationToken);
        return engines;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var member in _members)
        {
            if (member.Engine is IAsyncDisposable owned) await owned.DisposeAsync();
        }
    }

    private static Member Create(string name, Settings settings, Surroundings surroundings, NeuralRuntime neural) => name switch
    {
        "hibari" => CreateHibari(settings, neural),
        "espeak" => CreateEspeak(settings, surroundings),
        "tone" => new Member(new ToneSynthesizer()),
        "silent" => new Member(new SilentSynthesizer()),
        _ => throw new SettingsException($"engines.use: there is no engine '{name}'. Engines are hibari, espeak, tone and silent."),
    };

    private static Member CreateHibari(Settings settings, NeuralRuntime neural)
    {
        var hibari = new HibariSynthesizer(neural, new HibariOptions { MaxConcurrentSteps = settings.Scheduler.Slots });
        return new Member(hibari) { StartAsync = hibari.StartAsync, Reason = () => hibari.UnavailableReason, Remedy = "build or publish again: that puts ONNX Runtime and the models in their places" };
    }

    // While it cannot start, one line of the host's says why, and its workers' every attempt is for those who debug.
    private static Member CreateEspeak(Settings settings, Surroundings surroundings)
    {
        EspeakSynthesizer? espeak = null;
        espeak = new EspeakSynthesizer(new EspeakOptions(), surroundings.Time, line =>
        {
            var lowest = espeak?.UnavailableReason is null ? LogLevel.Warning : LogLevel.Debug;
            if (settings.LogLevel <= lowest) surroundings.Say("espeak: " + line);
        });
        return new Member(espeak)
        {
            StartAsync = espeak.StartAsync,
            Reason = () => espeak.UnavailableReason,
            Remedy = "apt-get install libespeak-ng1 espeak-ng-data",
        };
    }

    /// <summary>An engine, how it starts, why it cannot speak, and what helps.</summary>
    private sealed record Member(ISynthesizer Engine)
    {
        public Func<Task> StartAsync { get; init; } = () => Task.CompletedTask;

        public Func<string?> Reason { get; init; } = () => null;

        public string Remedy { get; init; } = "";
    }
}
