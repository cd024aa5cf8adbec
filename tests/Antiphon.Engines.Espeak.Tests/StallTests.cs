using System.Diagnostics;
using System.Globalization;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Workers;

namespace Antiphon.Engines.Espeak.Tests;

/// <summary>A worker that is stopped neither ends nor answers: each wait for it has a bound, on the test's clock.</summary>
public sealed class StallTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private static readonly string Long = string.Concat(Enumerable.Repeat("This paragraph is longer than a pipe holds. ", 2_000));

    private readonly ManualTime _time = new();

    [Fact]
    public async Task Program_StoppedMidUtterance_FailsItsStreamAndIsReplaced()
    {
        await using var own = await StartAsync();
        await using var stream = own.Engine.SynthesizeAsync(own.Engine.Request(Long), CancellationToken.None).GetAsyncEnumerator();
        (await stream.MoveNextAsync()).ShouldBeTrue();
        await StopAsync(own.Processes[0]);

        var failure = await FailureOfAsync(DrainAsync(stream));

        failure.Failure.ShouldBe(EngineFailure.WorkerStalled);
        failure.Message.ShouldBe("The engine's process stopped responding.");
        failure.Detail.ShouldContain("sent nothing for 30 s");
        await stream.DisposeAsync();
        await ShouldSpeakAgainAsync(own);
    }

    [Fact]
    public async Task Program_StoppedBeforeAShortRequest_FailsItAndIsReplaced()
    {
        await using var own = await StartAsync();
        var request = own.Engine.Request("Hello.");
        await StopAsync(own.Processes[0]);

        (await FailureOfAsync(own.Engine.SayAsync(request))).Failure.ShouldBe(EngineFailure.WorkerStalled);

        await ShouldSpeakAgainAsync(own);
    }

    [Fact]
    public async Task Program_StoppedBeforeARequestThatFillsItsPipe_FailsTheSend()
    {
        await using var own = await StartAsync();
        var request = own.Engine.Request(Long);
        await StopAsync(own.Processes[0]);

        var failure = await FailureOfAsync(own.Engine.SayAsync(request));

        failure.Failure.ShouldBe(EngineFailure.WorkerStalled);
        failure.Detail.ShouldContain("read nothing for 30 s");
        await ShouldSpeakAgainAsync(own);
    }

    [Fact]
    public async Task Program_StoppedBeforeAPhonemeCall_FailsItAndIsReplaced()
    {
        await using var own = await StartAsync();
        await StopAsync(own.Processes[0]);

        var failure = await FailureOfAsync(own.Engine.PhonemesAsync("Hello.", "en-US", CancellationToken.None));

        failure.Failure.ShouldBe(EngineFailure.WorkerStalled);
        await ShouldSpeakAgainAsync(own);
    }

    [Fact]
    public async Task Client_ThatReadsSlowly_IsNoStall()
    {
        await using var own = await StartAsync();
        await using var stream = own.Engine.SynthesizeAsync(own.Engine.Request("This sentence is read slowly."), CancellationToken.None).GetAsyncEnumerator();
        var chunks = 0;
        while (await stream.MoveNextAsync())
        {
            _time.Advance(2 * Bound);
            chunks++;
        }

        chunks.ShouldBeGreaterThan(1);
        own.Processes.Count.ShouldBe(1);
    }

    private async Task<OwnEngine> StartAsync()
    {
        var own = new OwnEngine(workers: 1, _time, Bound);
        await own.Engine.StartAsync(CancellationToken.None);
        return own;
    }

    private async Task ShouldSpeakAgainAsync(OwnEngine own)
    {
        await Eventually.Until(() => own.Processes.Count == 2 && own.Engine.Pool.Running == 1, () => _time.Advance(TimeSpan.FromMilliseconds(1)));
        (await own.Engine.SayAsync("Next.")).Samples.Length.ShouldBeGreaterThan(4000);
        own.Processes[0].Exited.IsCompleted.ShouldBeTrue();
    }

    private async Task<EngineException> FailureOfAsync(Task work)
    {
        await Eventually.Until(() => work.IsCompleted, () => _time.Advance(TimeSpan.FromSeconds(1)));
        return await Should.ThrowAsync<EngineException>(() => work);
    }

    private static async Task DrainAsync(IAsyncEnumerator<SpeechChunk> stream)
    {
        while (await stream.MoveNextAsync()) stream.Current.Samples.Length.ShouldBeGreaterThan(0);
    }

    // Returns when the system shows the program as stopped: from then on it neither reads nor writes.
    private static async Task StopAsync(IWorkerProcess program)
    {
        var id = program.Id.ToString(CultureInfo.InvariantCulture);
        using var kill = Process.Start("/bin/sh", ["-c", "kill -STOP " + id]);
        await kill.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0);
        await Eventually.Until(() => File.ReadAllText($"/proc/{id}/stat").Contains(") T ", StringComparison.Ordinal));
    }
}
