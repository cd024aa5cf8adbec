using System.Buffers;
using Antiphon.Audio.Resampling;
using FsCheck;
using FsCheck.Fluent;

namespace Antiphon.Audio.Tests.Resampling;

public sealed class ResamplerTests
{
    [Theory]
    [ClassData(typeof(RatePairs))]
    public void Resampler_SingleSampleBlocks_GiveTheSameBits(int from, int to)
    {
        var input = Signals.Noise(5000);

        var single = Resample.Cut(from, to, input, Enumerable.Repeat(1, input.Length).ToArray());

        single.ShouldBe(Resample.Whole(from, to, input));
    }

    [Theory]
    [InlineData(24000, 16000)]
    [InlineData(24000, 22050)]
    [InlineData(22050, 8000)]
    [InlineData(16000, 48000)]
    [InlineData(11025, 48000)]
    public void Resampler_AnyBlocks_GiveTheSameBits(int from, int to)
    {
        var input = Signals.Noise(12000);
        var whole = Resample.Whole(from, to, input);

        Prop.ForAll(Blocks.Any, blocks => Resample.Cut(from, to, input, blocks).AsSpan().SequenceEqual(whole)).QuickCheckThrowOnFailure();
    }

    [Theory]
    [ClassData(typeof(RatePairs))]
    public void Resampler_AnyLength_GivesExactlyTheRoundedLength(int from, int to)
    {
        foreach (var length in Enumerable.Range(0, 60).Append(1023).Append(1024).Append(1025).Append(44117))
        {
            var exact = Math.Round((decimal)length * to / from, MidpointRounding.AwayFromZero);
            Resample.Whole(from, to, new short[length]).Length.ShouldBe((int)exact, $"{length} samples");
        }
    }

    [Fact]
    public void Resampler_EqualRates_PassSamplesThroughAtOnce()
    {
        var resampler = new Resampler(24000, 24000);
        var output = new ArrayBufferWriter<short>();
        var input = Signals.Noise(777);

        resampler.Process(input, output);

        output.WrittenSpan.ToArray().ShouldBe(input);
        resampler.Complete(output);
        output.WrittenCount.ShouldBe(777);
    }

    [Theory]
    [InlineData(24000, 16000, 96)]
    [InlineData(16000, 24000, 64)]
    [InlineData(24000, 8000, 192)]
    public void Resampler_RunningStream_HoldsBackNoMoreThanHalfAFilter(int from, int to, int heldInput)
    {
        var resampler = new Resampler(from, to);
        var output = new ArrayBufferWriter<short>();

        resampler.Process(new short[2400], output);

        output.WrittenCount.ShouldBeGreaterThanOrEqualTo((int)((2400L - heldInput) * to / from));
    }

    [Fact]
    public void Resampler_MinutesOfAudio_KeepItsLength()
    {
        var resampler = new Resampler(11025, 48000);
        var output = new ArrayBufferWriter<short>();
        var block = new short[11025];
        long written = 0;
        for (var second = 0; second < 240; second++)
        {
            resampler.Process(block, output);
            written += output.WrittenCount;
            output.ResetWrittenCount();
        }

        resampler.Complete(output);
        (written + output.WrittenCount).ShouldBe(240L * 48000);
    }

    [Theory]
    [InlineData(24000, 16000)]
    [InlineData(22050, 24000)]
    [InlineData(48000, 48000)]
    public void Resampler_WarmStream_AllocatesNothing(int from, int to)
    {
        var resampler = new Resampler(from, to);
        var output = new ArrayBufferWriter<short>(10000);
        var block = Signals.Noise(3000);

        Allocations.InHundredCalls(() =>
        {
            resampler.Process(block, output);
            output.ResetWrittenCount();
        }).ShouldBe(0);
    }

    [Theory]
    [InlineData(44000, 16000)]
    [InlineData(16000, 0)]
    [InlineData(-8000, 8000)]
    public void Resampler_UnsupportedRate_IsRefused(int from, int to) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Resampler(from, to)).Message.ShouldContain("22050");

    [Fact]
    public void Resampler_AfterComplete_TakesNothingAndRepeatsNothing()
    {
        var resampler = new Resampler(24000, 16000);
        var output = new ArrayBufferWriter<short>();
        resampler.Process(new short[300], output);
        resampler.Complete(output);

        resampler.Complete(output);

        output.WrittenCount.ShouldBe(200);
        Should.Throw<InvalidOperationException>(() => resampler.Process(new short[1], output));
    }
}
