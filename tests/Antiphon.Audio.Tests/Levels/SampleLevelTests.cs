using Antiphon.Audio.Levels;

namespace Antiphon.Audio.Tests.Levels;

public sealed class SampleLevelTests
{
    [Theory]
    [InlineData(new short[0], 0)]
    [InlineData(new short[] { 3, -7, 5 }, 7)]
    [InlineData(new short[] { short.MinValue }, 32768)]
    public void Peak_Samples_IsLargestDistanceFromZero(short[] samples, int peak) => SampleLevel.Peak(samples).ShouldBe(peak);

    [Fact]
    public void RmsDbfs_KnownWaves_HaveTheirTextbookLevels()
    {
        SampleLevel.RmsDbfs(Enumerable.Repeat(short.MinValue, 100).ToArray()).ShouldBe(0, 1e-9);
        SampleLevel.RmsDbfs(Signals.Sine(1000, 48000, 48000, 32767)).ShouldBe(-3.01, 0.005);
        SampleLevel.RmsDbfs(Signals.Sine(1000, 48000, 48000, 3276.7)).ShouldBe(-23.01, 0.005);
        SampleLevel.RmsDbfs(new short[10]).ShouldBe(double.NegativeInfinity);
        SampleLevel.RmsDbfs([]).ShouldBe(double.NegativeInfinity);
    }

    [Theory]
    [InlineData(new short[] { 32767, 32767, 0, 32767 }, 0)]
    [InlineData(new short[] { 32767, 32767, 32767, 0 }, 3)]
    [InlineData(new short[] { 0, -32768, -32768, -32768, -32768, 5, 32767, 32767, 32767 }, 7)]
    [InlineData(new short[] { 32767, -32768, 32767, -32768 }, 0)]
    [InlineData(new short[] { 32766, 32766, 32766 }, 0)]
    public void CountClipped_RunsAtTheEnds_AreCounted(short[] samples, int clipped) => SampleLevel.CountClipped(samples).ShouldBe(clipped);

    [Fact]
    public void CountClipped_RunOfOne_CountsEveryTouch()
    {
        SampleLevel.CountClipped([32767, 0, -32768], 1).ShouldBe(2);
        Should.Throw<ArgumentOutOfRangeException>(() => SampleLevel.CountClipped([], 0));
    }

    [Theory]
    [InlineData(new short[0], 0)]
    [InlineData(new short[] { 100 }, 0)]
    [InlineData(new short[] { 1, 5, -4 }, 9)]
    [InlineData(new short[] { short.MinValue, short.MaxValue }, 65535)]
    public void LargestStep_Neighbours_GiveTheirDifference(short[] samples, int step) => SampleLevel.LargestStep(samples).ShouldBe(step);
}
