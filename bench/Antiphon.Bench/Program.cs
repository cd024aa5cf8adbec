using Antiphon.Bench;

// bench [--short] [name …]: runs the named benchmarks, or all. Exit code 1 where a goal is missed.
IBenchmark[] registry = [new DecodeBenchmark(), new VerifyBenchmark()];

var settings = args.Contains("--short") ? BenchSettings.Short : BenchSettings.Full;
var names = args.Where(arg => arg != "--short").ToArray();
if (names.FirstOrDefault(name => registry.All(benchmark => benchmark.Name != name)) is { } unknown)
{
    Console.Error.WriteLine($"No benchmark is called {unknown}. There are: {string.Join(' ', registry.Select(benchmark => benchmark.Name))}");
    return 2;
}

var missed = 0;
foreach (var benchmark in registry.Where(benchmark => names.Length == 0 || names.Contains(benchmark.Name)))
{
    var rows = await benchmark.RunAsync(settings);
    BenchTable.Print(benchmark, rows, settings);
    missed += rows.Count(row => row.Passed == false);
}

return settings.IsJudged && missed > 0 ? 1 : 0;
