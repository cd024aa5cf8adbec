using System.Globalization;
using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Engines.Onnx.Tests.Runtime;

/// <summary>What a long service does: many threads on one session, callers who leave in the middle.</summary>
[Collection(nameof(Alone))]
public sealed class OnnxEnduranceTests(ITestOutputHelper output)
{
    private const int Threads = 4;
    private const int Runs = 10_000;

    [Fact]
    public void TenThousandRuns_ManyThreadsAndRandomCancellations_LeakNothing()
    {
        using var session = Network.Load();
        Work(session, Runs / 4);
        var warm = ResidentKilobytes();
        var (finished, cancelled) = Work(session, Runs);
        var growth = ResidentKilobytes() - warm;
        output.WriteLine($"{finished} runs finished, {cancelled} cancelled; {warm} KB resident when warm, {growth} KB more at the end");
        growth.ShouldBeLessThan(16 * 1024);
        (finished + cancelled).ShouldBe(Runs);
        cancelled.ShouldBeGreaterThan(100);
        finished.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task Run_CancelledByAnotherThread_EndsAndTheNextGivesTheSameAsBefore()
    {
        using var session = Network.Open("moonshine-tiny-en", "encoder_model.ort");
        using var run = session.CreateRun();
        using var samples = new NativeBuffer<float>(80_000);
        using var mask = new NativeBuffer<long>(80_000);
        mask.Span.Fill(1);
        run.BindInput(0, samples, [1, 80_000]);
        run.BindInput(1, mask, [1, 80_000]);
        run.Run(CancellationToken.None);
        var expected = run.Read<float>(0).ToArray();

        using var cancellation = new CancellationTokenSource();
        var cancelling = cancellation.CancelAsync();
        Should.Throw<OperationCanceledException>(() =>
        {
            while (true) run.Run(cancellation.Token);
        });
        await cancelling;

        run.Run(CancellationToken.None);
        run.Read<float>(0).ToArray().ShouldBe(expected);
    }

    [Fact]
    public void Sessions_LoadedAndDisposedOf_LeakNothing()
    {
        LoadAndRun(20);
        var warm = ResidentKilobytes();
        LoadAndRun(200);
        (ResidentKilobytes() - warm).ShouldBeLessThan(16 * 1024);   // the network has 3 MB
    }

    private static void LoadAndRun(int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var session = Network.Load();
            using var run = session.CreateRun();
            using var letters = Network.BindLetters(run, 8);
            run.Run(CancellationToken.None);
        }
    }

    private static (int Finished, int Cancelled) Work(OnnxSession session, int runs)
    {
        int finished = 0, cancelled = 0;
        var threads = Enumerable.Range(0, Threads).Select(seed => new Thread(() =>
        {
            var random = new Random(seed);
            using var run = session.CreateRun();
            using var letters = new NativeBuffer<long>(64);
            letters.Span.Fill(30);
            for (var i = 0; i < runs / Threads; i++)
            {
                if (RunOnce(run, letters, random)) Interlocked.Increment(ref finished);
                else Interlocked.Increment(ref cancelled);
            }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        return (finished, cancelled);
    }

    /// <summary>One run of a random length, which another thread may cancel at any moment of it; false if it was.</summary>
    private static bool RunOnce(OnnxRun run, NativeBuffer<long> letters, Random random)
    {
        run.BindInput(0, letters, [1, random.Next(1, 24)]);
        if (random.Next(4) != 0)
        {
            run.Run(CancellationToken.None);
            return run.Read<long>(0).Length > 0;
        }

        using var cancellation = new CancellationTokenSource();
        var cancelling = cancellation.CancelAsync();
        try
        {
            run.Run(cancellation.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        finally
        {
            cancelling.GetAwaiter().GetResult();
        }
    }

    private static long ResidentKilobytes()
    {
        GC.Collect();
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
    }
}
