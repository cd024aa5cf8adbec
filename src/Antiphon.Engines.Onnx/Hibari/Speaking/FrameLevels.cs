using System.Buffers;
using System.Globalization;
using Antiphon.Engines.Onnx.Hibari.Inference;

namespace Antiphon.Engines.Onnx.Hibari.Speaking;

/// <summary>
/// How loud a segment will be, told by the decoder's input before anything is decoded. Linear in a frame's channels; fitted over some
/// hundred sentences, as <c>./bench.sh levels FILE</c> does: half of what sentences differ by is predicted for the network's own voice, a
/// quarter for the deep settings, whose harmonics miss the network's.
/// </summary>
internal static class FrameLevels
{
    private const string ResourceName = "Antiphon.Engines.Onnx.Hibari.Speaking.FrameLevels.tsv";

    // Frames under it are pauses.
    private const float Heard = -45;

    // A row of each voice: its mean level, the offset, then a weight for each channel.
    private static readonly float[][] Tables = Read();

    /// <summary>The level of the voice's common sentence, in dB of full scale.</summary>
    /// <param name="voice">Who speaks: the place in <see cref="HibariVoice.All"/>.</param>
    public static double Mean(int voice) => Tables[voice][0];

    /// <summary>The level of what will be heard, in dB of full scale; the mean one where nothing will be.</summary>
    /// <param name="voice">Who speaks: the place in <see cref="HibariVoice.All"/>.</param>
    /// <param name="frames">The segment's course.</param>
    /// <param name="count">Frames of it that are spoken.</param>
    public static double Predict(int voice, SpeechFrames frames, int count)
    {
        var table = Tables[voice];
        var levels = ArrayPool<float>.Shared.Rent(count);
        try
        {
            Sum(table, frames, levels.AsSpan(0, count));
            var (power, heard) = (0.0, 0);
            foreach (var level in levels.AsSpan(0, count))
            {
                if (level <= Heard) continue;
                power += Math.Pow(10, level / 10);
                heard++;
            }

            return heard == 0 ? table[0] : 10 * Math.Log10(power / heard);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(levels);
        }
    }

    private static void Sum(float[] table, SpeechFrames frames, Span<float> levels)
    {
        levels.Fill(table[1]);
        for (var channel = 0; channel < HibariShape.DecoderChannels; channel++)
        {
            var weight = table[channel + 2];
            var values = frames.DecoderInput.Span.Slice(channel * frames.Count, levels.Length);
            for (var frame = 0; frame < levels.Length; frame++) levels[frame] += weight * values[frame];
        }
    }

    // A voice is a column of the file.
    private static float[][] Read()
    {
        using var reader = new StreamReader(typeof(FrameLevels).Assembly.GetManifestResourceStream(ResourceName)!);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var rows = Array.ConvertAll(lines, line => Array.ConvertAll(line.Split('\t'), cell => float.Parse(cell, CultureInfo.InvariantCulture)));
        return [.. Enumerable.Range(0, rows[0].Length).Select(column => Array.ConvertAll(rows, row => row[column]))];
    }
}
