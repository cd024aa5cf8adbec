using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Antiphon.Testing.Hearing;

/// <summary>Recordings in any format that ffmpeg reads.</summary>
public static class Recording
{
    /// <summary>The program that decodes them.</summary>
    public const string Program = "ffmpeg";

    /// <summary>Mono samples at 16 kHz, −1 to 1.</summary>
    public static float[] Read(string path)
    {
        string[] arguments = ["-v", "error", "-i", path, "-f", "s16le", "-ac", "1", "-ar", "16000", "-"];
        using var process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true })!;
        using var bytes = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(bytes);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidDataException($"{Program} cannot read {path}");
        var samples = MemoryMarshal.Cast<byte, short>(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        return [.. samples.ToArray().Select(sample => sample / 32768f)];
    }
}
