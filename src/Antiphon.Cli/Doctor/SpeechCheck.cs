using System.Globalization;
using Antiphon.Audio;
using Antiphon.Audio.Encoding;
using Antiphon.Cli.Hosting;

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
        yield return AudioEncoders.IsAvailable(AudioCodec.Mp3)
            ? Finding.Good("mp3", "libmp3lame is there")
            : Finding.Broken("mp3", "libmp3lame0 is not installed: mp3 streams are refused", "apt-get install libmp3lame0");
    }
}
