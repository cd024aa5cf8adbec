using Antiphon.Audio.Levels;

namespace Antiphon.Audio.Tests.Levels;

public sealed class EnergyEnvelopeTests
{
    [Theory]
    [InlineData(24000, 480)]
    [InlineData(8000, 160)]
    [InlineData(22050, 441)]
    public void Envelope_Windows_AreTwentyMillisecondsEach(int rate, int window)
    {
        var samples = new short[window * 3 + window - 1];
        samples.AsSpan(window, window).Fill(1000);

        EnergyEnvelope.Of(samples, rate).ShouldBe([0, 1000, 0]);
    }

    [Fact]
    public void Envelope_RateWithoutWholeWindows_DoesNotDrift()
    {
        // 11025 / 50 = 220.5 samples a window.
        var samples = new short[11025 * 10];
        samples.AsSpan(11025 * 9).Fill(500);

        var envelope = EnergyEnvelope.Of(samples, 11025);

        envelope.Length.ShouldBe(500);
        envelope[..450].ShouldAllBe(level => level == 0);
        envelope[450..].ShouldAllBe(level => level == 500);
    }

    [Fact]
    public void Correlation_SameCourse_IsOneAtAnyVolume()
    {
        double[] a = [1, 5, 2, 8, 3];
        double[] b = [.. a.Select(value => 0.1 * value + 7)];

        EnergyEnvelope.Correlation(a, b).ShouldBe(1, 1e-12);
        EnergyEnvelope.Correlation(a, [.. a.Select(value => -value)]).ShouldBe(-1, 1e-12);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    public void Correlation_ShiftedCourse_IsOneAtItsLag(int lag)
    {
        double[] course = [1, 5, 2, 8, 3, 9, 4, 4, 6, 1];
        double[] early = course[2..];

        var (a, b) = lag > 0 ? (early, course) : (course, early);
        EnergyEnvelope.Correlation(a, b, lag).ShouldBe(1, 1e-12);
        EnergyEnvelope.Correlation(a, b).ShouldBeLessThan(0.6);
    }

    [Fact]
    public void Correlation_NothingToCompare_IsZero()
    {
        EnergyEnvelope.Correlation([], [1, 2]).ShouldBe(0);
        EnergyEnvelope.Correlation([3, 3], [1, 2]).ShouldBe(0);
        EnergyEnvelope.Correlation([1, 2], [1, 2], 5).ShouldBe(0);
        EnergyEnvelope.Correlation([1, 2], [1, 2], -5).ShouldBe(0);
    }

    [Fact]
    public void Fill_MoreWindowsThanSamples_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => EnergyEnvelope.Fill(new short[959], 24000, new double[2]));

    [Fact]
    public void Fill_Samples_AllocatesNothing()
    {
        var samples = Signals.Noise(4800);
        var envelope = new double[10];

        Allocations.InHundredCalls(() => EnergyEnvelope.Fill(samples, 24000, envelope)).ShouldBe(0);
    }
}
