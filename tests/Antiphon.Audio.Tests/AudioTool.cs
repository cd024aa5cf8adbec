using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Antiphon.Audio.Tests;

/// <summary>Other people's programs, which judge what ours wrote.</summary>
internal static class AudioTool
{
    public static bool IsInstalled(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));

    /// <summary>Decodes a file's bytes to mono 16-bit samples at its own rate.</summary>
    public static short[] Decode(string tool, byte[] file, string extension) => Convert(tool, file, extension, "raw", source => tool switch
    {
        "ffmpeg" => ["-v", "error", "-i", source, "-f", "s16le", "-ac", "1"],
        _ => ["-D", "-V2", source, "-t", "raw", "-e", "signed", "-b", "16", "-c", "1"],
    });

    /// <summary>Compresses raw samples at 8 kHz with sox, without dither.</summary>
    public static byte[] CompressWithSox(short[] samples, string law) =>
        MemoryMarshal.AsBytes<short>(Convert("sox", MemoryMarshal.AsBytes<short>(samples).ToArray(), "s16", "out", source =>
            ["-D", "-t", "s16", "-r", "8000", "-c", "1", source, "-t", law])).ToArray();

    private static short[] Convert(string tool, byte[] file, string extension, string targetExtension, Func<string, string[]> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("antiphon-audio-");
        try
        {
            var source = Path.Combine(folder.FullName, "source." + extension);
            var target = Path.Combine(folder.FullName, "target." + targetExtension);
            File.WriteAllBytes(source, file);
            Run(tool, [.. arguments(source), target]);
            return MemoryMarshal.Cast<byte, short>(File.ReadAllBytes(target)).ToArray();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Run(string tool, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardError = true })!;
        var complaints = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, complaints);
        complaints.ShouldBeEmpty();
    }
}
