using System.Text.RegularExpressions;

namespace Antiphon.Bench.Against;

/// <summary>Reads the table that a benchmark program prints: a title, then rows of a case, its figures, its goal and its verdict.</summary>
internal static partial class TableReader
{
    /// <summary>The numbers of the table of <paramref name="benchmark"/> in what a program printed.</summary>
    /// <exception cref="FormatException">There is no such table, or it holds no number.</exception>
    public static IReadOnlyList<Figure> Read(string benchmark, string printed)
    {
        var lines = printed.Split('\n').Select(line => line.TrimEnd('\r'));
        var rows = lines.SkipWhile(line => !line.StartsWith(benchmark + ": ", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal));
        var figures = new List<Figure>();
        foreach (var (name, row) in Number(rows.Select(Split))) figures.AddRange(FigurePatterns.Read(benchmark, name, row));
        return figures.Count > 0 ? figures : throw new FormatException($"no figures of {benchmark} in:\n{printed}");
    }

    // Columns are at least two spaces apart. A case has no two spaces in a row, its figures may have.
    private static (string Case, string Figures) Split(string line)
    {
        var row = Verdict().Replace(line.Trim(), "");
        var end = row.IndexOf("  ", StringComparison.Ordinal);
        return end < 0 ? (row, "") : (row[..end], Goal().Replace(row[end..], "").Trim());
    }

    private static IEnumerable<(string Case, string Figures)> Number(IEnumerable<(string Case, string Figures)> rows)
    {
        var seen = new Dictionary<string, int>();
        foreach (var (name, figures) in rows)
        {
            var count = seen[name] = seen.GetValueOrDefault(name) + 1;
            yield return (count == 1 ? name : $"{name} ({count})", figures);
        }
    }

    [GeneratedRegex(@"\s+(PASS|FAIL|not judged)$")]
    private static partial Regex Verdict();

    [GeneratedRegex(@"\s{2,}(>=|<=|<) .*$")]
    private static partial Regex Goal();
}
