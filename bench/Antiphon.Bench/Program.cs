using Antiphon.Bench;
using Antiphon.Bench.Against;
using Antiphon.Bench.Encoders;
using Antiphon.Bench.Scheduling;
using Antiphon.Bench.Streams;
using Antiphon.Bench.Spoken;
using Antiphon.Bench.Spoken.Calls;
using Antiphon.Bench.Spoken.Levels;
using Antiphon.Bench.Spoken.Load;
using Antiphon.Bench.Spoken.Steps;
using Antiphon.Engines.Espeak;

if (args is [BenchHost.Argument, var engine])
{
    if (engine == "instant")
    {
        await BenchHost.RunAsync(new InstantSynthesizer());
        return 0;
    }

    await using var espeak = new EspeakSynthesizer();
    await espeak.StartAsync(CancellationToken.None);
    await BenchHost.RunAsync(espeak);
    return 0;
}

if (args is ["levels", var sentences])
{
    LevelFit.Print(sentences);
    return 0;
}

if (args is [AgainstArguments.Command, ..])
{
    try
    {
        return await AgainstCommand.RunAsync(AgainstArguments.Parse(args));
    }
    catch (FormatException wrong)
    {
        Console.Error.WriteLine(wrong.Message);
        return 2;
    }
}

// bench [--short] [name …]: runs the named benchmarks, or all. Exit code 1 where a goal is missed.
IBenchmark[] registry =
[
    new DecodeBenchmark(), new VerifyBenchmark(), new ExchangeBenchmark(), new WordStreamBenchmark(), new IdleBenchmark(),
    new FirstSoundBenchmark(), new LoadBenchmark(), new MemoryBenchmark(), new FloodBenchmark(), new StepBenchmark(),
    new EncoderBenchmark(), new CallBenchmark(), new FuzzBenchmark(), new Mp3LoadBenchmark(),
];

if (args.Any(arg => arg is "--list" or "--help" or "-h"))
{
    Console.WriteLine(
        "bench [--short] [name …]   runs the named comparisons, or all; status 1 where a goal is missed. --short: one round, not judged.");
    foreach (var benchmark in registry) Console.WriteLine($"  {benchmark.Name}  {benchmark.Title}");
    Console.WriteLine(
        "bench --against COMMIT [--rounds N] [--short] [name …]   runs that commit's benchmarks and these in turns; status 1 where a "
            + "figure got worse.");
    Console.WriteLine("bench levels FILE          prints the table of what a frame of the voice leads to, from a file of sentences.");
    return 0;
}

var settings = args.Contains("--short") ? BenchSettings.Short : BenchSettings.Full;
var names = args.Where(arg => arg != "--short").ToArray();
if (names.FirstOrDefault(name => registry.All(benchmark => benchmark.Name != name)) is { } unknown)
{
    Console.Error.WriteLine($"No benchmark is called {unknown}; there are {string.Join(' ', registry.Select(known => known.Name))}");
    return 2;
}

var missed = 0;
foreach (var benchmark in registry.Where(benchmark => names.Length == 0 ? !benchmark.OnlyByName : names.Contains(benchmark.Name)))
{
    var rows = await benchmark.RunAsync(settings);
    BenchTable.Print(benchmark, rows, settings);
    missed += rows.Count(row => row.Passed == false);
}

return settings.IsJudged && missed > 0 ? 1 : 0;
