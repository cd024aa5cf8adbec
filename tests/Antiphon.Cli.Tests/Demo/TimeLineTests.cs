using Antiphon.Cli.Demo;
using Antiphon.Cli.Speaking;

namespace Antiphon.Cli.Tests.Demo;

public sealed class TimeLineTests : IDisposable
{
    private const int Rate = 16_000;

    private readonly ManualTime _time = new();
    private readonly MemoryStream _taken = new();
    private readonly TimeLine _line;

    public TimeLineTests() => _line = new TimeLine(new StreamSink(_taken), Rate, _time);

    public void Dispose() => _taken.Dispose();

    [Fact]
    public async Task State_OfAStream_TellsFirstAudioSpeechAndTheListenersLead()
    {
        _time.Advance(TimeSpan.FromMilliseconds(100));
        _line.WordSent("Hello ");
        _time.Advance(TimeSpan.FromMilliseconds(40));
        await SpeakAsync(TimeSpan.FromSeconds(2));
        _time.Advance(TimeSpan.FromMilliseconds(500));
        _line.WordSent("world. ");

        var state = _line.Take(10);

        state.TimeToFirstAudio.ShouldBe(TimeSpan.FromMilliseconds(40));
        state.Speech.ShouldBe(TimeSpan.FromSeconds(2));
        state.Heard.ShouldBe(TimeSpan.FromMilliseconds(500));
        state.Ahead.ShouldBe(TimeSpan.FromMilliseconds(1500));
        state.WordCount.ShouldBe(2);
        state.Tail.ShouldBe("Hello world. ");
        state.Words.Sum().ShouldBe(2);
        state.Audio.Sum().ShouldBe(2, 1e-9);
        _taken.Length.ShouldBe(2 * 2 * Rate);
    }

    [Fact]
    public async Task State_AfterTheListenerHeardAll_IsNotAhead()
    {
        await SpeakAsync(TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(5));

        _line.Take(10).Ahead.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Time_AfterTheEnd_StandsStill()
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        _line.End();
        _time.Advance(TimeSpan.FromSeconds(9));

        _line.Take(10).Elapsed.ShouldBe(TimeSpan.FromSeconds(1));
        _line.Take(10).IsOver.ShouldBeTrue();
    }

    [Fact]
    public async Task Audio_InOddPieces_IsCountedExactly()
    {
        foreach (var length in new[] { 1, 255, 256, 257, 513, 2 }) await _line.AudioArrivedAsync(new byte[length], default);

        _line.Take(10).Speech.ShouldBe(TimeSpan.FromSeconds(1284 / 2.0 / Rate));
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(5, 8)]
    [InlineData(3600, 4096)]
    public void Scale_OfTheClock_DoublesWhenOutgrown(int seconds, int span)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        _line.WordSent("late ");

        var state = _line.Take(20);

        state.ClockSpan.ShouldBe(TimeSpan.FromSeconds(span));
        state.Words.Sum().ShouldBe(1);
    }

    private ValueTask SpeakAsync(TimeSpan length) => _line.AudioArrivedAsync(new byte[(int)(length.TotalSeconds * Rate) * 2], default);
}
