namespace Antiphon.Bench;

/// <summary>Prints a benchmark's rows with their goals and verdicts.</summary>
internal static class BenchTable
{
    public static void Print(IBenchmark benchmark, IReadOnlyList<BenchRow> rows, BenchSettings settings)
    {
        Console.WriteLine($"{benchmark.Name}: {benchmark.Title}");
        var caseWidth = rows.Max(row => row.Case.Length);
        var figuresWidth = rows.Max(row => row.Figures.Length);
        var goalWidth = rows.Max(row => row.Goal.Length);
        foreach (var row in rows)
        {
            var figures = $"  {row.Case.PadRight(caseWidth)}  {row.Figures.PadRight(figuresWidth)}";
            Console.WriteLine($"{figures}  {row.Goal.PadRight(goalWidth)}  {Verdict(row, settings)}".TrimEnd());
        }

        Console.WriteLine();
    }

    private static string Verdict(BenchRow row, BenchSettings settings) => row.Passed switch
    {
        null => "",
        _ when !settings.IsJudged => "not judged",
        true => "PASS",
        false => "FAIL",
    };
}
