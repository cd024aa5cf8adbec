using Antiphon.Server.Refusals;
using Antiphon.Server.Limits;

namespace Antiphon.Server.Tests.Limits;

public sealed class OwnerRatesTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Count_OfOwnersWithoutEnd_RemembersABoundedNumber_AndThoseThatCallTooOften()
    {
        var rates = new OwnerRates<int>(1, 2, _time);
        rates.Count(-1);
        rates.Count(-1);

        for (var owner = 0; owner < 5_000; owner++) rates.Count(owner);

        rates.Remembered.ShouldBe(OwnerRates<int>.MostRemembered);
        Should.Throw<RefusedException>(() => rates.Count(-1)).Kind.ShouldBe(RefusalKind.Throttled);
    }

    [Fact]
    public void Count_AfterAQuietTime_ForgetsEverybodyElse()
    {
        var rates = new OwnerRates<int>(1, 2, _time);
        for (var owner = 0; owner < OwnerRates<int>.MostRemembered; owner++) rates.Count(owner);
        _time.Advance(TimeSpan.FromSeconds(2));

        rates.Count(-1);

        rates.Remembered.ShouldBe(1);
    }
}
