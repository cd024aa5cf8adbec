using System.Globalization;
using System.Text;

namespace Antiphon.Testing.English;

/// <summary>How a front end's readings differ from the reference, class by class.</summary>
public sealed class GoldenReport
{
    private readonly List<(GoldenReading Row, string Actual)> _readings = [];

    public GoldenReport(IEnumerable<GoldenReading> rows, Func<GoldenReading, string> read)
    {
        foreach (var row in rows) _readings.Add((row, read(row)));
    }

    /// <summary>Rows that are not equal, and what was read instead.</summary>
    public IEnumerable<(GoldenReading Row, string Actual)> Differences => _readings.Where(r => r.Actual != r.Row.Phonemes);

    /// <summary>Equal rows among those of some classes, from 0 to 1.</summary>
    public double Equal(Func<GoldenReading, bool> among)
    {
        var rows = _readings.Where(r => among(r.Row)).ToList();
        return rows.Count(r => r.Actual == r.Row.Phonemes) / (double)rows.Count;
    }

    /// <summary>A line for each class: rows, equal rows, phoneme error rate; then the differences.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var group in _readings.GroupBy(r => r.Row.Class))
        {
            var errors = group.Sum(r => EditDistance(r.Row.Phonemes, r.Actual));
            var length = group.Sum(r => r.Row.Phonemes.Length);
            var equal = group.Count(r => r.Row.Phonemes == r.Actual);
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{group.Key,-12} {equal,3}/{group.Count(),3} equal, phoneme error rate {100.0 * errors / length:F2} %");
        }

        foreach (var (row, actual) in Differences)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{row.Id} {row.Text}\n  expected {row.Phonemes}\n  actual   {actual}");
        }

        return text.ToString();
    }

    private static int EditDistance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
