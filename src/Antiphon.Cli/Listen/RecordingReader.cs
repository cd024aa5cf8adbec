using System.Buffers;
using System.Runtime.InteropServices;
using Antiphon.Audio.Resampling;
using Antiphon.Audio.Wav;
using Antiphon.Cli.Terminal;

namespace Antiphon.Cli.Listen;

/// <summary>Makes of any recording what the recognizer hears: mono samples at its rate, −1 to 1.</summary>
/// <param name="surroundings">Where files and programs are.</param>
/// <param name="sampleRate">The recognizer's rate.</param>
/// <param name="rawRate">The rate of files that are nothing but samples; null: files say what they are.</param>
internal sealed class RecordingReader(Surroundings surroundings, int sampleRate, int? rawRate)
{
    private const float FullScale = 32768;

    /// <param name="file">A path, or - for standard input.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="CommandException">The recording is in a form that cannot be read here.</exception>
    public async Task<float[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var bytes = await BytesAsync(file, cancellationToken);
        var samples = rawRate is { } rate
            ? Resample(MemoryMarshal.Cast<byte, short>(bytes), rate)
            : TryReadWav(bytes) ?? await DecodeAsync(file, bytes, cancellationToken);
        var result = new float[samples.Length];
        for (var i = 0; i < result.Length; i++) result[i] = samples[i] / FullScale;
        return result;
    }

    private async Task<byte[]> BytesAsync(string file, CancellationToken cancellationToken)
    {
        if (file != "-") return await File.ReadAllBytesAsync(surroundings.PathOf(file), cancellationToken);
        using var memory = new MemoryStream();
        await surroundings.Input.CopyToAsync(memory, cancellationToken);
        return memory.ToArray();
    }

    /// <summary>Null: another format, or a WAV file of another kind than 16-bit samples at a usual rate.</summary>
    private short[]? TryReadWav(byte[] bytes)
    {
        try
        {
            var wav = WavReader.Read(bytes);
            return Resampler.Rates.Contains(wav.SampleRate) ? Resample(wav.Mono().Span, wav.SampleRate) : null;
        }
        catch (WavException)
        {
            return null;
        }
    }

    private async Task<short[]> DecodeAsync(string file, byte[] bytes, CancellationToken cancellationToken)
    {
        var decoder = FfmpegDecoder.TryFind(surroundings) ?? throw new CommandException(
            $"{file} is not a WAV file of 16-bit samples at a usual rate: install ffmpeg to hear other formats, or give --rate if it is raw samples.");
        return await decoder.DecodeAsync(file == "-" ? null : surroundings.PathOf(file), bytes, sampleRate, cancellationToken)
            ?? throw new CommandException($"{file} is no recording that ffmpeg can read; if it is raw samples, give their --rate.");
    }

    private short[] Resample(ReadOnlySpan<short> samples, int rate)
    {
        if (!Resampler.Rates.Contains(rate))
        {
            throw new CommandException($"--rate cannot be {rate}. Rates are {string.Join(", ", Resampler.Rates.ToArray())}.", ExitCodes.Usage);
        }

        var output = new ArrayBufferWriter<short>(Math.Max(1, samples.Length));
        var resampler = new Resampler(rate, sampleRate);
        resampler.Process(samples, output);
        resampler.Complete(output);
        return output.WrittenSpan.ToArray();
    }
}
