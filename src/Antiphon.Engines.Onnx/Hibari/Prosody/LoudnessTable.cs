using System.Globalization;

namespace Antiphon.Engines.Onnx.Hibari.Prosody;

/// <summary>
/// How much louder than the network's own voice another pitch and another vocal tract are: harmonics fall on stronger or weaker parts of
/// the spectrum. Measured over four sentences.
/// </summary>
internal static class LoudnessTable
{
    private const string ResourceName = "Antiphon.Engines.Onnx.Hibari.Prosody.LoudnessTable.tsv";

    private static readonly double[][] Rows = Read();
    private static readonly double[] Pitches = [.. Rows.Skip(1).Select(values => values[0])];
    private static readonly double[] Frequencies = Rows[0][1..];

    /// <summary>In dB; between measured points and at their edges by linear interpolation.</summary>
    /// <param name="pitch">Factor of the pitch.</param>
    /// <param name="frequencies">Factor of the spectrum's frequencies.</param>
    public static double At(double pitch, double frequencies)
    {
        var (row, below) = Find(Pitches, pitch);
        var (column, left) = Find(Frequencies, frequencies);
        return Mix(
            Mix(Rows[row + 1][column + 1], Rows[row + 1][column + 2], left),
            Mix(Rows[row + 2][column + 1], Rows[row + 2][column + 2], left),
            below);
    }

    // The point below a value, and how far it lies from that one to the next.
    private static (int Index, double Fraction) Find(double[] points, double value)
    {
        value = Math.Clamp(value, points[0], points[^1]);
        var index = 0;
        while (index < points.Length - 2 && value >= points[index + 1]) index++;
        return (index, (value - points[index]) / (points[index + 1] - points[index]));
    }

    private static double Mix(double a, double b, double fraction) => a + ((b - a) * fraction);

    // The first row has the factors of frequencies, the first column those of the pitch.
    private static double[][] Read()
    {
        using var reader = new StreamReader(typeof(LoudnessTable).Assembly.GetManifestResourceStream(ResourceName)!);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return Array.ConvertAll(lines, line => Array.ConvertAll(line.Split('\t'), ReadCell));
    }

    // The corner has a name.
    private static double ReadCell(string cell) => double.TryParse(cell, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
