using System.Globalization;

namespace Antiphon.Bench.Against;

/// <summary>Prints what changed, a line a figure.</summary>
internal static class ChangeTable
{
    public static void Print(TextWriter output, string benchmark, int rounds, IReadOnlyList<Change> changes)
    {
        string[][] table = [["", "", "before", "after", "ratio", ""], .. changes.Select(Row)];
        var widths = Enumerable.Range(0, 6).Select(column => table.Max(row => row[column].Length)).ToArray();
        output.WriteLine($"{benchmark}, {rounds} round{(rounds == 1 ? "" : "s")}");
        foreach (var row in table)
        {
            var cells = row.Select((cell, column) => column < 2 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            output.WriteLine(("  " + string.Join("  ", cells)).TrimEnd());
        }

        output.WriteLine();
    }

    private static string[] Row(Change change) =>
    [
        change.Of.Case, change.Of.Name, Number(change.Before), Number(change.After),
        change.Ratio?.ToString("0.000", CultureInfo.InvariantCulture) ?? "", change.IsWorse ? "WORSE" : "",
    ];

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
