using System.Runtime.InteropServices;

namespace Antiphon.Bench.Against;

/// <summary>Runs an older commit's benchmarks and this one's in turns, and says what got worse.</summary>
internal static class AgainstCommand
{
    private const string Program = "artifacts/bin/Antiphon.Bench/release/Antiphon.Bench";
    private const int Interrupted = 130;

    /// <returns>1 where a figure got worse, 0 where none did.</returns>
    public static async Task<int> RunAsync(AgainstArguments arguments)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var temporary = Directory.CreateTempSubdirectory("antiphon-against");
        try
        {
            var before = new BenchProgram(Path.Combine(arguments.Before, Program), temporary.FullName);
            var after = new BenchProgram(Environment.ProcessPath!, temporary.FullName);
            return await CompareAsync(arguments, before, after, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Interrupted: both programs are stopped.");
            return Interrupted;
        }
        finally
        {
            temporary.Delete(recursive: true);
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task<int> CompareAsync(AgainstArguments arguments, BenchProgram before, BenchProgram after, CancellationToken stop)
    {
        var known = (await before.ListAsync(stop)).Intersect(await after.ListAsync(stop)).ToArray();
        var worse = new List<string>();
        foreach (var name in arguments.Names)
        {
            if (!known.Contains(name))
            {
                Console.WriteLine($"{name}: only one of the two commits has it\n");
                continue;
            }

            var changes = await CompareAsync(name, arguments, before, after, stop);
            ChangeTable.Print(Console.Out, name, arguments.RoundsOf(name), changes);
            worse.AddRange(changes.Where(change => change.IsWorse).Select(change => $"  {name}, {change.Of.Case}: {change.Of.Name}"));
        }

        Console.WriteLine(worse.Count == 0
            ? $"Nothing is more than {Change.Most} times worse."
            : $"Worse than {Change.Most} times (managed memory: {Change.MostAllocated}):\n{string.Join('\n', worse)}");
        return worse.Count == 0 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<Change>> CompareAsync(
        string name, AgainstArguments arguments, BenchProgram before, BenchProgram after, CancellationToken stop)
    {
        string[] run = arguments.IsShort ? ["--short", name] : [name];
        var (old, current) = (new List<IReadOnlyList<Figure>>(), new List<IReadOnlyList<Figure>>());
        for (var round = 0; round < arguments.RoundsOf(name); round++)
        {
            // The first run may find a cooler or an idler machine: the two take turns at being first.
            if (round % 2 == 0) old.Add(TableReader.Read(name, await before.RunAsync(run, stop)));
            current.Add(TableReader.Read(name, await after.RunAsync(run, stop)));
            if (round % 2 == 1) old.Add(TableReader.Read(name, await before.RunAsync(run, stop)));
        }

        return Change.Between(old, current);
    }
}
