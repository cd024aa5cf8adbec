using Antiphon.Speech.Sessions;

namespace Antiphon.Speech.Tests.Sessions;

public sealed class ListenerClockTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void AudioAhead_OfOneWhoWaits_IsWhatWasMadeAndNotHeard()
    {
        var clock = new ListenerClock(_time);
        clock.AudioAhead.ShouldBe(TimeSpan.Zero);

        clock.Handed(TimeSpan.FromSeconds(3));
        _time.Advance(TimeSpan.FromSeconds(1));
        clock.AudioAhead.ShouldBe(TimeSpan.FromSeconds(2));
        _time.Advance(TimeSpan.FromSeconds(5));
        clock.AudioAhead.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void AudioAhead_OfOneWithHoursInHand_IsNeverLess()
    {
        var clock = new ListenerClock(_time) { InHand = TimeSpan.FromHours(12) };
        clock.AudioAhead.ShouldBe(TimeSpan.FromHours(12));

        clock.Handed(TimeSpan.FromSeconds(3));
        clock.AudioAhead.ShouldBe(TimeSpan.FromHours(12) + TimeSpan.FromSeconds(3));
        _time.Advance(TimeSpan.FromDays(1));
        clock.AudioAhead.ShouldBe(TimeSpan.FromHours(12));
    }
}
