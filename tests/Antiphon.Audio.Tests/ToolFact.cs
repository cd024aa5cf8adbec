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
    /// <summary>What to install, or null. "lame" stands for the shared library, not the program.</summary>
    public static string? Missing(string[] tools)
    {
        var packages = tools.Where(IsMissing).Select(tool => tool switch
        {
            "lame" => "libmp3lame0",
            "sox" => "sox libsox-fmt-mp3",
            _ => tool,
        }).ToArray();
        return packages.Length == 0 ? null : "not installed here: apt-get install " + string.Join(' ', packages);
    }

    private static bool IsMissing(string tool) => tool == "lame" ? !AudioEncoders.IsAvailable(AudioCodec.Mp3) : !AudioTool.IsInstalled(tool);
}
