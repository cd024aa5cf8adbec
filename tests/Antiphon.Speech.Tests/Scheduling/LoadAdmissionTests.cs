using Antiphon.Speech.Scheduling;

namespace Antiphon.Speech.Tests.Scheduling;

/// <summary>Which stream may begin, on a clock that is an argument. One slot, a quarter of a core for each stream.</summary>
public sealed class LoadAdmissionTests
{
    private static readonly StepKind Engine = new("voice");
    private static readonly SchedulerOptions Quarter = new()
    {
        Slots = 1, AssumedCost = 0.25, AssumedMedia = TimeSpan.FromSeconds(10), CostMemory = TimeSpan.FromMinutes(10),
    };

    private readonly LoadAdmission _admission = new(Quarter);

    [Fact]
    public void Streams_ThatSpeak_AreAdmittedUpToTheLoad()
    {
        for (var n = 0; n < 3; n++) Speaking(At(0));

        _admission.Load(At(0)).ShouldBe(0.75, 1e-9);
        _admission.Admit(Engine, At(0)).ShouldBeNull();
    }

    [Fact]
    public void Background_BeyondTheLoad_IsAdmittedAndAddsNothing()
    {
        for (var n = 0; n < 3; n++) Speaking(At(0));

        var background = _admission.AdmitBackground(Engine);
        _admission.Begin(background);
        background.BusyUntil = At(1_000);

        _admission.Load(At(0)).ShouldBe(0.75, 1e-9);
        LoadAdmission.Remove(background);
    }

    [Fact]
    public void Streams_ThatAreQuiet_CountNothing()
    {
        for (var n = 0; n < 3; n++) Speaking(At(0)).HasWork = false;
        _admission.Admit(Engine, At(0.5)).ShouldBeNull();

        _admission.Load(At(2)).ShouldBe(0);
        _admission.Admit(Engine, At(2)).ShouldNotBeNull();
    }

    [Fact]
    public void Stream_WhoseListenerStillHears_CountsUntilTheEnd()
    {
        var stream = Speaking(At(0));
        stream.BusyUntil = At(9);
        stream.HasWork = false;

        _admission.Load(At(8.9)).ShouldBe(0.25, 1e-9);
        _admission.Load(At(9)).ShouldBe(0);
    }

    [Fact]
    public void Stream_ThatSpeaksAgain_CountsAgain()
    {
        var stream = Speaking(At(0));
        stream.HasWork = false;
        _admission.Load(At(5)).ShouldBe(0);

        _admission.Begin(stream);

        _admission.Load(At(5)).ShouldBe(0.25, 1e-9);
    }

    [Fact]
    public void Crowd_ThatHasNoTextYet_IsCountedUntilItShouldHave()
    {
        for (var n = 0; n < 3; n++) _admission.Admit(Engine, At(0)).ShouldNotBeNull();
        _admission.Admit(Engine, At(0)).ShouldBeNull();

        _admission.Admit(Engine, At(1)).ShouldNotBeNull();
    }

    [Fact]
    public void Stream_ThatEnds_MakesRoomAtOnce()
    {
        var first = Speaking(At(0));
        for (var n = 0; n < 2; n++) Speaking(At(0));
        LoadAdmission.Remove(first);

        _admission.Admit(Engine, At(0)).ShouldNotBeNull();
    }

    [Fact]
    public void Machine_WhereNobodySpeaks_TakesOneAtAnyCost()
    {
        var weak = new LoadAdmission(Quarter with { AssumedCost = 3 });
        weak.Admit(Engine, At(0)).ShouldNotBeNull();
        weak.Admit(Engine, At(0)).ShouldBeNull();
    }

    [Fact]
    public void Cost_Measured_ReplacesWhatWasAssumed()
    {
        var stream = Speaking(At(0));
        for (var n = 0; n < 3_600; n++) _admission.Measured(stream, TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(1));

        _admission.Costs().ShouldHaveSingleItem().PerSecond.ShouldBe(0.01, 0.0002);
    }

    [Fact]
    public void Cost_OfAnotherEngine_IsItsOwn()
    {
        var dear = Speaking(At(0));
        _admission.Measured(dear, TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(40));
        dear.HasWork = false;
        var other = _admission.Admit(new StepKind("other"), At(100)).ShouldNotBeNull();

        other.Cost.PerSecond.ShouldBe(0.25, 1e-9);
        dear.Cost.PerSecond.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Cost_ThatChanges_IsFollowedWithinTheMemory()
    {
        var stream = Speaking(At(0));
        Make(stream, 3_600, 0.01);
        Make(stream, 1_800, 0.1);

        stream.Cost.PerSecond.ShouldBe(0.1, 0.006);
    }

    [Fact]
    public void Cost_OfAStepThatOnlyPrepared_GoesToWhatFollows()
    {
        var stream = Speaking(At(0));
        _admission.Measured(stream, TimeSpan.FromSeconds(10), TimeSpan.Zero);
        _admission.Measured(stream, TimeSpan.Zero, TimeSpan.FromSeconds(10));

        stream.Cost.PerSecond.ShouldBe(0.625, 0.01);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.001)]
    public void Cost_ThatWasWrong_IsCorrectedByAFewSecondsOfAudio(double wrong)
    {
        var stream = Speaking(At(0));
        Make(stream, 3_600, wrong);
        Make(stream, 10, 0.02);

        stream.Cost.PerSecond.ShouldBe(0.02, 1e-9);
    }

    [Fact]
    public void Cost_OfACrowdsFirstChunks_IsNoMistake()
    {
        var stream = Speaking(At(0));
        Make(stream, 3_600, 0.01);
        Make(stream, 15, 0.025);

        stream.Cost.PerSecond.ShouldBeLessThan(0.012);
    }

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private StreamLoad Speaking(TimeSpan now)
    {
        var stream = _admission.Admit(Engine, now).ShouldNotBeNull();
        _admission.Begin(stream);
        return stream;
    }

    private void Make(StreamLoad stream, int seconds, double cost)
    {
        for (var n = 0; n < seconds; n++) _admission.Measured(stream, At(cost), At(1));
    }
}
