using System.Globalization;
using Antiphon.Engines.Onnx.Hibari;

namespace Antiphon.Bench.Spoken.Levels;

/// <summary>
/// <c>bench levels FILE</c>: speaks a file's lines, a sentence each, with every voice of the network, and prints <c>FrameLevels.tsv</c>:
/// which level a frame of the decoder's input leads to, loud frames counting most, and the mean level of a sentence. A voice is a column.
/// </summary>
internal static class LevelFit
{
    private const double Quietest = -55;
    private const double Heard = -45;
    private const double CommonPower = 0.0025;  // -26 dB

    public static void Print(string file)
    {
        var sentences = File.ReadAllLines(file).Where(line => line.Length > 0).ToList();
        var columns = HibariVoice.All.Select(voice => Fit(voice, sentences)).ToList();
        for (var row = 0; row < columns[0].Length; row++)
        {
            Console.WriteLine(string.Join('\t', columns.Select(column => column[row].ToString("0.0000", CultureInfo.InvariantCulture))));
        }
    }

    private static double[] Fit(HibariVoice voice, List<string> sentences)
    {
        using var reader = new FrameReader(voice);
        WeightedSquares? sums = null;
        var levels = new List<double>();
        foreach (var sentence in sentences)
        {
            var frames = reader.Read(sentence);
            foreach (var frame in frames)
            {
                double[] row = [1, .. frame.Channels];
                sums ??= new WeightedSquares(row.Length);
                sums.Add(row, Math.Max(Quietest, Decibels(frame.Power)), frame.Power / CommonPower);
            }

            var loud = frames.Where(frame => Decibels(frame.Power) > Heard).ToList();
            if (loud.Count > 0) levels.Add(Decibels(loud.Average(frame => frame.Power)));
        }

        return [levels.Average(), .. sums!.Solve()];
    }

    private static double Decibels(double power) => 10 * Math.Log10(power + 1e-7);
}
