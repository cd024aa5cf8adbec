using System.Collections.Immutable;
using Antiphon.Audio.Encoding;

namespace Antiphon.Audio.Tests;

/// <summary>A fact that needs programs of other projects; it skips, and names the packages, where they are absent.</summary>
public sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(params string[] tools) => Skip = Requirement.Missing(tools);
}

/// <summary>A theory that needs programs of other projects; it skips, and names the packages, where they are absent.</summary>
public sealed class ToolTheoryAttribute : TheoryAttribute
{
    public ToolTheoryAttribute(params string[] tools) => Skip = Requirement.Missing(tools);
}

internal static class Requirement
{
    /// <summary>What to install, or null. "lame", "vorbis" and "opus" stand for shared libraries, not programs.</summary>
    public static string? Missing(string[] tools)
    {
        var packages = tools.SelectMany(PackagesOf).Distinct().ToArray();
        return packages.Length == 0 ? null : "not installed here: apt-get install " + string.Join(' ', packages);
    }

    private static IEnumerable<string> PackagesOf(string tool) => tool switch
    {
        "lame" => MissingFor(AudioCodec.Mp3),
        "vorbis" => MissingFor(AudioCodec.OggVorbis),
        "opus" => MissingFor(AudioCodec.OggOpus),
        _ when AudioTool.IsInstalled(tool) => [],
        "sox" => ["sox", "libsox-fmt-mp3"],
        "oggz-validate" => ["oggz-tools"],
        "opusinfo" or "opusdec" => ["opus-tools"],
        "oggdec" or "ogginfo" => ["vorbis-tools"],
        _ => [tool],
    };

    private static ImmutableArray<string> MissingFor(AudioCodec codec) =>
        AudioEncoders.IsAvailable(codec) ? [] : AudioEncoders.PackagesOf(codec);
}
