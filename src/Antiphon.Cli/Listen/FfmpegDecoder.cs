using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Antiphon.Cli.Terminal;

namespace Antiphon.Cli.Listen;

/// <summary>Formats that we do not read ourselves, through the program of the system.</summary>
internal sealed class FfmpegDecoder
{
    private readonly string _program;

    private FfmpegDecoder(string program) => _program = program;

    /// <summary>Null: ffmpeg is not installed.</summary>
    public static FfmpegDecoder? TryFind(Surroundings surroundings) =>
        surroundings.FindProgram("ffmpeg") is { } program ? new FfmpegDecoder(program) : null;

    /// <summary>Mono samples, or null if ffmpeg cannot read the recording.</summary>
    /// <param name="path">Where the recording lies: some formats are read back and forth. Null: nowhere but in <paramref name="bytes"/>.</param>
    /// <param name="bytes">The recording.</param>
    /// <param name="sampleRate">Samples a second of the result.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    public async Task<short[]?> DecodeAsync(string? path, byte[] bytes, int sampleRate, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(_program, Arguments(path is null ? "pipe:0" : "file:" + path, sampleRate))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            using var samples = new MemoryStream();
            var writing = WriteAsync(process.StandardInput.BaseStream, path is null ? bytes : [], cancellationToken);
            var complaining = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.StandardOutput.BaseStream.CopyToAsync(samples, cancellationToken);
            await Task.WhenAll(writing, complaining, process.WaitForExitAsync(cancellationToken));
            if (process.ExitCode != 0) return null;
            return MemoryMarshal.Cast<byte, short>(samples.GetBuffer().AsSpan(0, (int)samples.Length)).ToArray();
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    private static string[] Arguments(string source, int sampleRate) =>
    [
        "-v", "error", "-i", source, "-map", "0:a:0", "-f", "s16le", "-ac", "1",
        "-ar", sampleRate.ToString(CultureInfo.InvariantCulture), "-",
    ];

    private static async Task WriteAsync(Stream input, byte[] bytes, CancellationToken cancellationToken)
    {
        try
        {
            await using (input) await input.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException)
        {
            // The program ended before it had read all: its status tells why.
        }
    }
}
