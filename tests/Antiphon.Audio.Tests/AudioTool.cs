using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Antiphon.Audio.Tests;

/// <summary>Other people's programs, which judge what ours wrote.</summary>
internal static class AudioTool
{
    // What the flac program says of every stream whose digest was not known when it began.
    private const string UnknownDigest = "cannot check MD5 signature since it was unset";

    public static bool IsInstalled(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));

    /// <summary>Decodes a file's bytes to mono 16-bit samples at its own rate.</summary>
    public static short[] Decode(string tool, byte[] file, string extension) => Convert(tool, file, extension, "raw", source => tool switch
    {
        "ffmpeg" => ["-v", "error", "-i", source, "-f", "s16le", "-ac", "1"],
        _ => ["-D", "-V2", source, "-t", "raw", "-e", "signed", "-b", "16", "-c", "1"],
    });

    /// <summary>Decodes a file's bytes with ffmpeg to mono 16-bit samples at the given rate; a warning fails the test.</summary>
    public static short[] DecodeAt(int rate, byte[] file, string extension) => Convert("ffmpeg", file, extension, "raw", source =>
        ["-v", "warning", "-i", source, "-f", "s16le", "-ac", "1", "-ar", rate.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>Runs a program over a file's bytes; a word on its standard error, or a failure, fails the test.</summary>
    /// <returns>What it said on its standard output.</returns>
    public static string Judge(string tool, byte[] file, string extension, Func<string, string[]> arguments)
    {
        var said = "";
        WithFile(file, extension, (source, _) => said = Run(tool, arguments(source)));
        return said;
    }

    /// <summary>Compresses raw samples at 8 kHz with sox, without dither.</summary>
    public static byte[] CompressWithSox(short[] samples, string law) =>
        MemoryMarshal.AsBytes<short>(Convert("sox", MemoryMarshal.AsBytes<short>(samples).ToArray(), "s16", "out", source =>
            ["-D", "-t", "s16", "-r", "8000", "-c", "1", source, "-t", law])).ToArray();

    /// <summary>Runs a program whose last argument is the file that it writes, and reads that as samples.</summary>
    public static short[] Convert(string tool, byte[] file, string extension, string targetExtension, Func<string, string[]> arguments)
    {
        short[] samples = [];
        WithFile(file, extension, (source, folder) =>
        {
            var target = Path.Combine(folder, "target." + targetExtension);
            Run(tool, [.. arguments(source), target]);
            samples = MemoryMarshal.Cast<byte, short>(File.ReadAllBytes(target)).ToArray();
        });
        return samples;
    }

    private static void WithFile(byte[] file, string extension, Action<string, string> use)
    {
        var folder = Directory.CreateTempSubdirectory("antiphon-audio-");
        try
        {
            var source = Path.Combine(folder.FullName, "source." + extension);
            File.WriteAllBytes(source, file);
            use(source, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Run(string tool, string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(tool, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complaints = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, said.Result + complaints);
        complaints.Split('\n').Where(line => line.Length > 0 && !line.Contains(UnknownDigest, StringComparison.Ordinal)).ShouldBeEmpty();
        return said.Result;
    }
}
