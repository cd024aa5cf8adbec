using Antiphon.Cli.Configuration;
using Antiphon.Cli.Terminal;
using Antiphon.Engines.Espeak;
using Antiphon.Engines.Onnx.Hibari;
using Antiphon.Engines.Onnx.Moonshine;
using Antiphon.Engines.Onnx.Neural;
using Antiphon.Speech.Engines;
using Microsoft.Extensions.Logging;

namespace Antiphon.Cli.Hosting;

/// <summary>The engines that this program is built with, by name.</summary>
internal static class InstalledEngines
{
    /// <summary>The recognizer of <c>antiphon listen</c>.</summary>
    public const string DefaultRecognizer = MoonshineRecognizer.Engine;

    /// <summary>Those that speak.</summary>
    public static EngineRegistry<ISynthesizer> Synthesizers(Settings settings, Surroundings surroundings, NeuralRuntime neural) =>
        new EngineRegistry<ISynthesizer>()
            .Add("hibari", () => new HibariSynthesizer(neural, new HibariOptions { MaxConcurrentSteps = settings.Scheduler.Slots }))
            .Add("espeak", () => CreateEspeak(settings, surroundings))
            .Add("tone", () => new ToneSynthesizer())
            .Add("silent", () => new SilentSynthesizer());

    /// <summary>Those that recognize speech.</summary>
    public static EngineRegistry<IRecognizer> Recognizers(NeuralRuntime neural) =>
        new EngineRegistry<IRecognizer>().Add(MoonshineRecognizer.Engine, () => new MoonshineRecognizer(neural));

    /// <summary>Makes the engine of a name.</summary>
    /// <param name="registry">The engines of its kind.</param>
    /// <param name="name">As the user gave it.</param>
    /// <param name="setting">Where the user gave it, for the message.</param>
    /// <exception cref="SettingsException">No engine has the name.</exception>
    public static TEngine Create<TEngine>(EngineRegistry<TEngine> registry, string name, string setting)
        where TEngine : class, IEngine
    {
        if (registry.Create(name) is { } engine) return engine;
        var names = registry.Names.ToList();
        var list = names.Count > 1 ? $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}" : names[0];
        throw new SettingsException($"{setting}: there is no engine '{name}'. Engines are {list}.");
    }

    // While no worker can start, the server says so in one line; the line of each further attempt is for debugging.
    private static EspeakSynthesizer CreateEspeak(Settings settings, Surroundings surroundings)
    {
        EspeakSynthesizer? espeak = null;
        espeak = new EspeakSynthesizer(new EspeakOptions(), surroundings.Time, line =>
        {
            var level = espeak?.State.IsReady == false ? LogLevel.Debug : LogLevel.Warning;
            if (settings.LogLevel <= level) surroundings.Say("espeak: " + line);
        });
        return espeak;
    }
}
