using Antiphon.Audio;
using Antiphon.Audio.Encoding;

namespace Antiphon.Cli.Hosting;

/// <summary>What this machine lacks: the server starts with what it has and says one line for each.</summary>
internal static class MissingParts
{
    public static IEnumerable<string> Of(EngineSet engines)
    {
        foreach (var missing in engines.Missing) yield return missing.ToString();
        if (!AudioEncoders.IsAvailable(AudioCodec.Mp3))
            yield return "mp3 is missing: libmp3lame0 is not installed. On Debian and Ubuntu: apt-get install libmp3lame0";
    }
}
