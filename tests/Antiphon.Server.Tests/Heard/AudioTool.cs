using System.Diagnostics;

namespace Antiphon.Server.Tests.Heard;

/// <summary>Other people's programs, which judge what ours sent: they must decode it without a word of complaint.</summary>
internal static class AudioTool
{
    /// <summary>Decodes a file to mono 16-bit samples at its own rate.</summary>
    /// <param name="tool">ffmpeg or sox.</param>
    /// <param name="file">What to decode.</param>
    /// <param name="extension">Of the file.</param>
    /// <param name="input">What sox must be told of a file without a header.</param>
    public static short[] Decode(string tool, byte[] file, string extension, params string[] input)
    {
        using var folder = new TemporaryFolder();
        var source = Path.Combine(folder.Path, "source." + extension);
        var target = Path.Combine(folder.Path, "target.raw");
        File.WriteAllBytes(source, file);
        string[] arguments = tool == "ffmpeg"
            ? ["-v", "error", "-i", source, "-f", "s16le", "-ac", "1", target]
            : ["-D", "-V2", .. input, source, "-t", "raw", "-e", "signed", "-b", "16", "-c", "1", target];
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardError = true })!;
        var complaints = process.StandardError.ReadToEnd();
        process.WaitForExit();
        complaints.ShouldBeEmpty();
        process.ExitCode.ShouldBe(0);
        return File.ReadAllBytes(target).Samples();
    }

    public static string? Missing(string[] tools)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var absent = tools.Where(tool => !folders.Any(folder => File.Exists(Path.Combine(folder, tool))));
        string[] packages = [.. absent.Select(tool => tool == "sox" ? "sox libsox-fmt-mp3" : tool)];
        return packages.Length == 0 ? null : "not installed here: apt-get install " + string.Join(' ', packages);
    }
}

/// <summary>A fact that needs programs of other projects; it skips, and names the packages, where they are absent.</summary>
public sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(params string[] tools) => Skip = AudioTool.Missing(tools);
}

/// <summary>A theory that needs programs of other projects; it skips, and names the packages, where they are absent.</summary>
public sealed class ToolTheoryAttribute : TheoryAttribute
{
    public ToolTheoryAttribute(params string[] tools) => Skip = AudioTool.Missing(tools);
}
