using Antiphon.Server.Duplex;

namespace Antiphon.Server.Tests.Duplex;

public sealed class DeadlineTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Deadline_RestartedOnProgress_ExpiresOnlyAfterSilence()
    {
        using var deadline = new Deadline(TimeSpan.FromSeconds(5), _time);
        deadline.Restart();
        _time.Advance(TimeSpan.FromSeconds(4));
        deadline.Restart();
        _time.Advance(TimeSpan.FromSeconds(4.9));
        deadline.HasExpired.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(0.1));
        deadline.HasExpired.ShouldBeTrue();
    }

    [Fact]
    public void Deadline_Stopped_DoesNotExpire()
    {
        using var deadline = new Deadline(TimeSpan.FromSeconds(5), _time);
        deadline.Restart();
        deadline.Stop();
        _time.Advance(TimeSpan.FromHours(1));
        deadline.Token.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public void Deadline_LongerThanATimerCanWait_StillCounts()
    {
        using var real = new Deadline(TimeSpan.FromDays(400), TimeProvider.System);
        real.Restart();
        using var deadline = new Deadline(TimeSpan.FromDays(400), _time);
        deadline.Restart();
        _time.Advance(TimeSpan.FromDays(399));
        deadline.HasExpired.ShouldBeFalse();
        _time.Advance(TimeSpan.FromDays(1));
        deadline.HasExpired.ShouldBeTrue();
    }

    [Fact]
    public void Deadline_WhoseTimerFiresAfterItsEnd_ThrowsNothing()
    {
        var time = new LateTimers();
        var deadline = new Deadline(TimeSpan.Zero, time);
        deadline.Restart();

        deadline.Dispose();

        time.FireAll().ShouldBe(1);
    }
}
