using Antiphon.Speech.Sessions;

namespace Antiphon.Speech.Tests.Sessions;

/// <summary>What suspends the client, the session and the engine, and what ends them.</summary>
public sealed class SpeechSessionFlowTests
{
    private static readonly SpeechSessionOptions Small = new() { MaxTextHeld = 320 };
    private static readonly string MoreThanMayBeHeld = string.Concat(Enumerable.Repeat("This is one of them. ", 16));

    [Fact]
    public async Task Writer_BeyondWhatMayBeHeld_IsSuspendedUntilTextIsTaken()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var rehearsal = new Rehearsal(new FakeSynthesizer { BeforeChunk = (_, _, _) => gate.Task }, options: Small);
        await rehearsal.SayAsync("The first one.", flush: true);
        await rehearsal.NextPieceAsync();
        await rehearsal.SayAsync(MoreThanMayBeHeld);

        var suspended = rehearsal.SayAsync("This is the last.");

        suspended.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        await suspended;
        await rehearsal.EndAsync();
        rehearsal.Engine.Pieces.ShouldBe(["The first one.", .. Enumerable.Repeat("This is one of them.", 16), "This is the last."]);
    }

    [Fact]
    public async Task Writer_SuspendedAndCancelled_LeavesNothingBehind()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var cancelled = new CancellationTokenSource();
        using var rehearsal = new Rehearsal(new FakeSynthesizer { BeforeChunk = (_, _, _) => gate.Task }, options: Small);
        await rehearsal.SayAsync("The first one.", flush: true);
        await rehearsal.NextPieceAsync();
        await rehearsal.SayAsync(MoreThanMayBeHeld);

        var suspended = rehearsal.SayAsync("Never said.", flush: true, cancelled.Token);
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(suspended);
        gate.SetResult();
        await rehearsal.EndAsync();
        rehearsal.Engine.Pieces.ShouldBe(["The first one.", .. Enumerable.Repeat("This is one of them.", 16)]);
    }

    [Fact]
    public async Task Writer_OfNothingButPauses_IsSuspendedToo()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var rehearsal = new Rehearsal(output: new FakeOutput { Free = gate.Task }, options: Small);
        await rehearsal.SayAsync("The first one.", flush: true);
        await rehearsal.Output.Reached;
        await rehearsal.SaySsmlAsync("<speak>" + string.Concat(Enumerable.Repeat("<break time='10s'/>", 40)) + "</speak>");

        var suspended = rehearsal.SaySsmlAsync("<speak><break/></speak>");

        suspended.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        await suspended;
        await rehearsal.EndAsync();
    }

    [Fact]
    public async Task Text_OfOnlySymbolsBeyondWhatMayBeHeld_DoesNotSuspendTheWriterForEver()
    {
        using var rehearsal = new Rehearsal(options: Small);
        for (var i = 0; i < 100; i++) await rehearsal.SayAsync("*** --- *** ... *** --- ");
        await rehearsal.SayAsync("The end.");
        await rehearsal.EndAsync();
        rehearsal.Engine.Pieces[^1].ShouldEndWith("The end.");
    }

    [Fact]
    public async Task Listener_WhoTakesNothing_DoesNotHoldTheEngineBeyondItsPiece()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var rehearsal = new Rehearsal(output: new FakeOutput { Free = gate.Task });
        await rehearsal.SayAsync("One is here. Two is here. Three is here.", flush: true);
        await rehearsal.Output.Reached;
        await Eventually.Until(() => rehearsal.Engine.LeftEarly == 0);
        rehearsal.Engine.Pieces.Count.ShouldBe(1);

        gate.SetResult();
        await rehearsal.EndAsync();
        rehearsal.Engine.Pieces.Count.ShouldBe(3);
        rehearsal.Output.Samples.Length.ShouldBe(6 * rehearsal.Engine.ChunkLength);
    }

    [Fact]
    public async Task Listener_WhoTakesNothing_SuspendsTheEngineBeyondWhatMayBeHeld()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var engine = new FakeSynthesizer
        {
            BeforeChunk = (_, chunk, _) =>
            {
                if (chunk == 2) second.TrySetResult();
                return Task.CompletedTask;
            },
        };
        using var rehearsal = new Rehearsal(engine, new FakeOutput { Free = gate.Task }, new SpeechSessionOptions { MaxAudioHeld = 1 });
        await rehearsal.SayAsync("One is here.", flush: true);
        await second.Task;
        engine.LeftEarly.ShouldBe(1);

        gate.SetResult();
        await rehearsal.EndAsync();
        engine.LeftEarly.ShouldBe(0);
        rehearsal.Output.Samples.Length.ShouldBe(2 * engine.ChunkLength);
    }

    [Fact]
    public async Task Cancellation_WhileTheEngineWorks_StopsItAtOnce()
    {
        var never = new TaskCompletionSource();
        using var rehearsal = new Rehearsal(new FakeSynthesizer { BeforeChunk = (_, _, stop) => never.Task.WaitAsync(stop) });
        await rehearsal.SayAsync("A long speech. And more of it.", flush: true);
        await rehearsal.NextPieceAsync();

        await rehearsal.StopAsync();

        await Should.ThrowAsync<OperationCanceledException>(rehearsal.Run);
        rehearsal.Engine.LeftEarly.ShouldBe(1);
        rehearsal.Engine.Pieces.Count.ShouldBe(1);
        rehearsal.Output.Writes.ShouldBe(0);
    }

    [Fact]
    public async Task Cancellation_WhileTheListenerIsBusy_LeavesTheEngineToo()
    {
        var never = new TaskCompletionSource();
        using var rehearsal = new Rehearsal(
            output: new FakeOutput { Free = never.Task }, options: new SpeechSessionOptions { MaxAudioHeld = 1 });
        await rehearsal.SayAsync("A long speech.", flush: true);
        await rehearsal.Output.Reached;

        await rehearsal.StopAsync();

        await Should.ThrowAsync<OperationCanceledException>(rehearsal.Run);
        rehearsal.Engine.LeftEarly.ShouldBe(1);
    }

    [Fact]
    public async Task Cancellation_WhileNothingIsSaid_EndsTheWait()
    {
        using var rehearsal = new Rehearsal();
        await rehearsal.StopAsync();
        await Should.ThrowAsync<OperationCanceledException>(rehearsal.Run);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    public void Options_ThatHoldNoMoreThanOnePiece_AreRefused(int held) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new SpeechSessionOptions { MaxTextHeld = held }.Validate());
}
