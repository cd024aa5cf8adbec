using Antiphon.Speech.Sessions;

namespace Antiphon.Speech.Tests.Sessions;

/// <summary>What a session says of its own when the writer stops in the middle.</summary>
public sealed class SpeechSessionStallTests
{
    [Fact]
    public async Task Stall_AfterACompleteSentence_SpeaksItAt150MillisecondsAndNotBefore()
    {
        using var rehearsal = new Rehearsal();
        await rehearsal.SayAsync("That is all.");
        await rehearsal.UntilTimerIsSetAsync();
        rehearsal.Time.Advance(TimeSpan.FromMilliseconds(149));
        rehearsal.Engine.Pieces.ShouldBeEmpty();

        rehearsal.Time.Advance(TimeSpan.FromMilliseconds(1));

        (await rehearsal.NextPieceAsync()).ShouldBe("That is all.");
        await rehearsal.EndAsync();
        rehearsal.Engine.Pieces.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Stall_InTheMiddleOfASentence_SpeaksTheWordsSoFarAt500Milliseconds()
    {
        using var rehearsal = new Rehearsal();
        await rehearsal.SayAsync("I am still thinking of ");
        await rehearsal.UntilTimerIsSetAsync();
        rehearsal.Time.Advance(TimeSpan.FromMilliseconds(499));
        rehearsal.Engine.Pieces.ShouldBeEmpty();

        rehearsal.Time.Advance(TimeSpan.FromMilliseconds(1));

        (await rehearsal.NextPieceAsync()).ShouldBe("I am still thinking of");
        await rehearsal.SayAsync("something.");
        await rehearsal.EndAsync();
        rehearsal.Engine.Pieces.ShouldBe(["I am still thinking of", "something."]);
    }

    [Fact]
    public async Task Stall_EndedByMoreText_StartsAgain()
    {
        using var rehearsal = new Rehearsal();
        await rehearsal.SayAsync("That is");
        await rehearsal.UntilTimerIsSetAsync();
        rehearsal.Time.Advance(TimeSpan.FromMilliseconds(400));
        await rehearsal.SayAsync(" all I");
        rehearsal.Time.Advance(TimeSpan.FromMilliseconds(499));
        rehearsal.Engine.Pieces.ShouldBeEmpty();
        await rehearsal.EndAsync();
        rehearsal.Engine.Pieces.ShouldBe(["That is all I"]);
    }

    [Fact]
    public async Task Stall_WithKeepAlives_IsNotPutOff()
    {
        using var rehearsal = new Rehearsal();
        await rehearsal.SayAsync("That is all.");
        await rehearsal.UntilTimerIsSetAsync();
        rehearsal.Time.Advance(TimeSpan.FromMilliseconds(100));
        await rehearsal.SayAsync("");
        rehearsal.Time.Advance(TimeSpan.FromMilliseconds(50));
        (await rehearsal.NextPieceAsync()).ShouldBe("That is all.");
        await rehearsal.EndAsync();
    }

    [Fact]
    public async Task Stall_OfAnUnfinishedNumber_WaitsForEverThenEndsWithTheStream()
    {
        using var rehearsal = new Rehearsal();
        await rehearsal.SayAsync("It costs 3");
        await rehearsal.UntilTimerIsSetAsync();
        rehearsal.Time.Advance(TimeSpan.FromSeconds(1));
        (await rehearsal.NextPieceAsync()).ShouldBe("It costs");
        rehearsal.Time.Advance(TimeSpan.FromHours(1));
        await rehearsal.SayAsync(".50 now.");
        await rehearsal.EndAsync();
        rehearsal.Engine.Pieces.ShouldBe(["It costs", "3.50 now."]);
    }

    [Fact]
    public void ListenerClock_CountsWhatIsMadeMinusWhatTimeHasPlayed()
    {
        var time = new ManualTime();
        var listener = new PlaybackClock(time, TimeSpan.Zero);
        listener.HasStarted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(5));   // waiting is not listening
        listener.Advance(TimeSpan.FromSeconds(2));
        listener.Buffered.ShouldBe(TimeSpan.FromSeconds(2));
        time.Advance(TimeSpan.FromSeconds(1.5));
        listener.Buffered.ShouldBe(TimeSpan.FromSeconds(0.5));
        listener.Advance(TimeSpan.FromSeconds(3));
        listener.Buffered.ShouldBe(TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public void ListenerClock_OfAListenerWhoRanDry_StartsAgain()
    {
        var time = new ManualTime();
        var listener = new PlaybackClock(time, TimeSpan.Zero);
        listener.Advance(TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(10));
        listener.Buffered.ShouldBe(TimeSpan.Zero);
        listener.Advance(TimeSpan.FromSeconds(1.4));
        listener.Buffered.ShouldBe(TimeSpan.FromSeconds(0.4));
    }
}
