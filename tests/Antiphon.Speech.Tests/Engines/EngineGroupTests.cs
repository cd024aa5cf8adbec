using Antiphon.Speech.Engines;

namespace Antiphon.Speech.Tests.Engines;

public sealed class EngineGroupTests
{
    [Fact]
    public async Task Start_StartsEachEngineAndKeepsTheOrder()
    {
        FakeEngine[] engines = [new("a"), new("b")];
        await using var group = await EngineGroups.StartAsync<FakeEngine>(engines, CancellationToken.None);
        group.Engines.ShouldBe(engines);
        engines.ShouldAllBe(engine => engine.Starts == 1 && engine.Disposals == 0);
    }

    [Fact]
    public async Task Missing_IsWhatCannotWorkNow()
    {
        FakeEngine[] engines = [new("a"), new("b")];
        await using var group = await EngineGroups.StartAsync<FakeEngine>(engines, CancellationToken.None);
        group.Missing.ShouldBeEmpty();
        engines[1].State = EngineState.Missing("the model is gone", "put it back");
        group.Missing.ShouldBe([engines[1]]);
        engines[1].State = EngineState.ReadyWith("another model");
        group.Missing.ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_OfAnEngineThatThrows_DisposesOfAllOfThem()
    {
        FakeEngine[] engines = [new("a"), new("b", _ => throw new ArgumentException("nonsense")), new("c")];
        await Should.ThrowAsync<ArgumentException>(() => EngineGroups.StartAsync<FakeEngine>(engines, CancellationToken.None));
        engines.ShouldAllBe(engine => engine.Disposals == 1);
    }

    [Fact]
    public async Task Start_Cancelled_DisposesOfAllOfThem()
    {
        using var stop = new CancellationTokenSource();
        FakeEngine[] engines = [new("a"), new("b", token => Task.Delay(Timeout.InfiniteTimeSpan, token))];
        var start = EngineGroups.StartAsync<FakeEngine>(engines, stop.Token);
        await Eventually.Until(() => engines[1].Starts == 1);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => start);
        engines.ShouldAllBe(engine => engine.Disposals == 1);
    }

    [Fact]
    public async Task Dispose_DisposesOfEachEngine()
    {
        FakeEngine[] engines = [new("a"), new("b")];
        await (await EngineGroups.StartAsync<FakeEngine>(engines, CancellationToken.None)).DisposeAsync();
        engines.ShouldAllBe(engine => engine.Disposals == 1);
    }

    [Fact]
    public async Task EngineWithoutNeeds_IsReadyAndHasNothingToFree()
    {
        IEngine tone = new ToneSynthesizer();
        await tone.StartAsync(CancellationToken.None);
        tone.State.ShouldBe(EngineState.Ready);
        tone.StepKind.Name.ShouldBe("tone");
        await tone.DisposeAsync();
    }
}
