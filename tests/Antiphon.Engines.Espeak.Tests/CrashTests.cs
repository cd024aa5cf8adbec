using Antiphon.Speech.Engines;
using Antiphon.Speech.Workers;

namespace Antiphon.Engines.Espeak.Tests;

public sealed class CrashTests
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("This is a long paragraph that nobody wants to hear to its end. ", 30));

    [Fact]
    public async Task Program_KilledMidUtterance_FailsThatStreamOnly()
    {
        var time = new ManualTime();
        await using var own = new OwnEngine(workers: 2, time);
        await own.Engine.StartAsync(CancellationToken.None);
        var expected = (await own.Engine.SayAsync(Long)).Samples.Length;
        await using var one = own.Engine.SynthesizeAsync(own.Engine.Request(Long), CancellationToken.None).GetAsyncEnumerator();
        await using var other = own.Engine.SynthesizeAsync(own.Engine.Request(Long), CancellationToken.None).GetAsyncEnumerator();
        (await one.MoveNextAsync()).ShouldBeTrue();
        (await other.MoveNextAsync()).ShouldBeTrue();

        own.Processes[0].Kill();
        var ends = await Task.WhenAll(DrainAsync(one), DrainAsync(other));
        ends.Count(end => end.Failure?.Failure == EngineFailure.WorkerDied).ShouldBe(1);
        ends.Single(end => end.Failure is null).Samples.ShouldBe(expected);
        ends.Single(end => end.Failure is not null).Failure!.Detail.ShouldContain("137");

        (await own.Engine.SayAsync("Next.")).Samples.Length.ShouldBeGreaterThan(4000);
        await AdvanceUntilAsync(time, () => own.Engine.Pool.Running == 2);
        own.Processes.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Program_KilledBeforeFirstAudio_IsRetriedOnAnother()
    {
        var time = new ManualTime();
        await using var own = new OwnEngine(workers: 3, time);
        await own.Engine.StartAsync(CancellationToken.None);
        var expected = (await own.Engine.SayAsync("Hello.")).Samples;

        // Whether the pool has noticed or not, one of the two that are asked is alive.
        own.Processes[1].Kill();
        (await own.Engine.SayAsync("Hello.")).Samples.ShouldBe(expected);
        (await own.Engine.PhonemesAsync("Hello.", "en-US", CancellationToken.None)).ShouldBe("həlˈoʊ.");
    }

    [Fact]
    public async Task Program_KilledWithNoOtherLeft_IsReplacedWhenItsTimeHasCome()
    {
        var time = new ManualTime();
        await using var own = new OwnEngine(workers: 1, time);
        await own.Engine.StartAsync(CancellationToken.None);
        var request = own.Engine.Request("Hello.");
        own.Processes[0].Kill();
        await own.Processes[0].Exited;
        var waiting = own.Engine.SayAsync(request);
        await AdvanceUntilAsync(time, () => waiting.IsCompleted);
        (await waiting).Samples.Length.ShouldBeGreaterThan(4000);
        own.Processes.Count.ShouldBe(2);
        own.Log.ShouldContain(line => line.Contains("a worker died", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stream_Cancelled_GivesItsWorkerBackHealthy()
    {
        await using var own = new OwnEngine(workers: 1, new ManualTime());
        await own.Engine.StartAsync(CancellationToken.None);
        for (var round = 0; round < 5; round++)
        {
            using var stop = new CancellationTokenSource();
            var heard = 0;
            await Should.ThrowAsync<OperationCanceledException>(async () =>
            {
                await foreach (var chunk in own.Engine.SynthesizeAsync(own.Engine.Request(Long), stop.Token))
                {
                    heard += chunk.Samples.Length;
                    await stop.CancelAsync();
                }
            });
            heard.ShouldBeLessThan(22050);
            (await own.Engine.SayAsync("Next.")).Samples.Length.ShouldBeInRange(4000, 22050);
        }

        own.Processes.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Stream_LeftEarly_GivesItsWorkerBackHealthy()
    {
        await using var own = new OwnEngine(workers: 1, new ManualTime());
        await own.Engine.StartAsync(CancellationToken.None);
        await foreach (var chunk in own.Engine.SynthesizeAsync(own.Engine.Request(Long), CancellationToken.None))
        {
            chunk.Samples.Length.ShouldBeGreaterThan(0);
            break;
        }

        (await own.Engine.SayAsync("Next.")).Samples.Length.ShouldBeInRange(4000, 22050);
        own.Processes.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Stream_ReadSlowly_GetsEverythingWhileOthersSpeak()
    {
        await using var own = new OwnEngine(workers: 2, new ManualTime());
        await own.Engine.StartAsync(CancellationToken.None);
        var expected = (await own.Engine.SayAsync(Long)).Samples.Length;
        var heard = 0;
        await foreach (var chunk in own.Engine.SynthesizeAsync(own.Engine.Request(Long), CancellationToken.None))
        {
            if (heard / 440_000 != (heard + chunk.Samples.Length) / 440_000) await own.Engine.SayAsync("Meanwhile.");
            heard += chunk.Samples.Length;
        }

        heard.ShouldBe(expected);
    }

    [Fact]
    public async Task Engine_WithoutProgram_SaysWhere()
    {
        await using var engine = new EspeakSynthesizer(new EspeakOptions { ProgramPath = "/nowhere/antiphon-espeak" }, new ManualTime());
        await engine.StartAsync(CancellationToken.None);
        engine.Voices.ShouldBeEmpty();
        engine.State.Reason.ShouldContain("/nowhere/antiphon-espeak");
        engine.Knows("en-US").ShouldBeFalse();
    }

    [Fact]
    public async Task Engine_WithoutLibrary_NamesThePackage()
    {
        await using var engine = new EspeakSynthesizer(
            new EspeakOptions { Library = "libnowhere.so.1", Workers = new WorkerPoolOptions { Workers = 1 } }, new ManualTime());
        await engine.StartAsync(CancellationToken.None);
        engine.Voices.ShouldBeEmpty();
        engine.State.Reason.ShouldContain("apt install libespeak-ng1");
        engine.State.Reason.ShouldNotContain("\n");
    }

    private static async Task<(int Samples, EngineException? Failure)> DrainAsync(IAsyncEnumerator<SpeechChunk> stream)
    {
        var samples = stream.Current.Samples.Length;
        try
        {
            while (await stream.MoveNextAsync()) samples += stream.Current.Samples.Length;
            return (samples, null);
        }
        catch (EngineException failure)
        {
            return (samples, failure);
        }
    }

    private static Task AdvanceUntilAsync(ManualTime time, Func<bool> isDone) =>
        Eventually.Until(isDone, () => time.Advance(TimeSpan.FromMilliseconds(1)));
}
