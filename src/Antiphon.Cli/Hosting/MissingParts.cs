using Antiphon.Audio.Encoding;
using Antiphon.Cli.Speaking;

namespace Antiphon.Cli.Hosting;

/// <summary>What this machine lacks: the server starts with what it has and says one line for each.</summary>
internal static class MissingParts
{
    public static IEnumerable<string> Of(EngineSet engines)
    {
        foreach (var missing in engines.Missing) yield return missing;
        foreach (var (format, codec) in SpokenFormats.WithLibraries)
        {
            if (AudioEncoders.IsAvailable(codec)) continue;
            var packages = string.Join(' ', AudioEncoders.PackagesOf(codec));
            yield return $"{format} is missing: its library is not installed. On Debian and Ubuntu: apt-get install {packages}";
        }
    }
}
