using System.Globalization;
using Antiphon.Audio.Encoding;
using Antiphon.Cli.Hosting;
using Antiphon.Cli.Speaking;

namespace Antiphon.Cli.Doctor;

/// <summary>Voices and audio libraries.</summary>
internal static class SpeechCheck
{
    public static IEnumerable<Finding> Look(EngineSet engines)
    {
        var voices = engines.Voices.Voices;
        foreach (var engine in engines.Engines)
        {
            var state = engine.State;
            if (!state.IsReady) yield return Finding.Broken(engine.Name, EngineSet.DescribeMissing(engine), state.Remedy);
            else if (state.Reason.Length > 0) yield return Finding.Good(engine.Name, state.Reason);
        }

        yield return voices.Count > 0
            ? Finding.Good("voices", string.Create(CultureInfo.InvariantCulture, $"{voices.Count} in {voices.Select(v => v.Language).Distinct().Count()} languages"))
            : Finding.Broken("voices", "there is none", "install an engine's library, or name another engine with --engines");
        foreach (var (format, codec) in SpokenFormats.WithLibraries)
        {
            var packages = string.Join(' ', AudioEncoders.PackagesOf(codec));
            yield return AudioEncoders.IsAvailable(codec)
                ? Finding.Good(format, packages + (packages.Contains(' ', StringComparison.Ordinal) ? " are there" : " is there"))
                : Finding.Broken(format, $"its library is not installed: {format} streams are refused", $"apt-get install {packages}");
        }
    }
}
