using Antiphon.Speech.Sessions;

namespace Antiphon.Speech.Tests.Sessions;

public sealed class PlaybackClockTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Buffered_OfAClientThatWaits_IsTheAudioThatItHasNotPlayed()
    {
        var clock = new PlaybackClock(_time, TimeSpan.Zero);
        clock.Buffered.ShouldBe(TimeSpan.Zero);

        clock.Advance(TimeSpan.FromSeconds(3));
        _time.Advance(TimeSpan.FromSeconds(1));
        clock.Buffered.ShouldBe(TimeSpan.FromSeconds(2));
        _time.Advance(TimeSpan.FromSeconds(5));
        clock.Buffered.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Buffered_OfAClientWithHoursOfAudio_IsNeverLess()
    {
        var clock = new PlaybackClock(_time, TimeSpan.FromHours(12));
        clock.Buffered.ShouldBe(TimeSpan.FromHours(12));

        clock.Advance(TimeSpan.FromSeconds(3));
        clock.Buffered.ShouldBe(TimeSpan.FromHours(12) + TimeSpan.FromSeconds(3));
        _time.Advance(TimeSpan.FromDays(1));
        clock.Buffered.ShouldBe(TimeSpan.FromHours(12));
    }
}
