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
        foreach (var missing in engines.Missing) yield return Finding.Broken(missing.Name, missing.ToString(), missing.Remedy);
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
