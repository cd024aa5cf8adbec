using System.Buffers;
using System.Runtime.InteropServices;
using Antiphon.Audio.Levels;
using Antiphon.Audio.Tests.Encoding;
using Antiphon.Audio.Tests.Resampling;
using FsCheck;
using FsCheck.Fluent;

namespace Antiphon.Audio.Tests;

public sealed class AudioPipelineTests
{
    private static readonly AudioFormat Pcm16 = new(AudioCodec.Pcm, 16000);

    [ToolTheory("lame", "vorbis", "opus")]
    [InlineData(24000, AudioCodec.Pcm, 16000)]
    [InlineData(24000, AudioCodec.Pcm, 24000)]
    [InlineData(22050, AudioCodec.MuLaw, 8000)]
    [InlineData(16000, AudioCodec.Mp3, 24000)]
    [InlineData(24000, AudioCodec.OggVorbis, 22050)]
    [InlineData(24000, AudioCodec.OggOpus, 12000)]
    [InlineData(24000, AudioCodec.Flac, 24000)]
    public void Pipeline_AnySegments_AreOneContinuousStream(int sourceRate, AudioCodec codec, int rate)
    {
        var format = new AudioFormat(codec, rate);
        var samples = Signals.Syllables(sourceRate, 0.5);
        var expected = Encode.Whole(format, sourceRate == rate ? samples : Resample.Whole(sourceRate, rate, samples));

        Prop.ForAll(Blocks.Any, blocks => Run(sourceRate, format, samples, blocks).AsSpan().SequenceEqual(expected))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(30));
    }

    [Fact]
    public void Pipeline_SegmentsOfOneTone_JoinWithoutAClick()
    {
        var tone = Signals.Sine(300, 24000, 24000, 10000);

        var output = MemoryMarshal.Cast<byte, short>(Run(24000, Pcm16, tone, [7001, 5003, 1, 3999]));

        // The tone's own slope is 10000 · 2π · 300 / 16000 = 1178 a sample.
        SampleLevel.LargestStep(output[200..^200]).ShouldBeInRange(1170, 1185);
    }

    [Theory]
    [InlineData(24000)]
    [InlineData(16000)]
    public void Silence_BetweenSounds_IsDigitalAndTakesItsTime(int sourceRate)
    {
        using var pipeline = new AudioPipeline(sourceRate, Pcm16);
        var output = new ArrayBufferWriter<byte>();

        pipeline.Write(Signals.Sine(440, sourceRate, sourceRate / 2), output);
        pipeline.WriteSilence(TimeSpan.FromMilliseconds(250), output);
        pipeline.Write(Signals.Sine(440, sourceRate, sourceRate / 2), output);
        pipeline.Complete(output);

        pipeline.Written.ShouldBe(TimeSpan.FromMilliseconds(1250));
        var samples = MemoryMarshal.Cast<byte, short>(output.WrittenSpan);
        samples.Length.ShouldBe(20000);
        SampleLevel.Peak(samples[8100..11900]).ShouldBe(0);
        SampleLevel.Peak(samples[12000..]).ShouldBeGreaterThan(29000);
    }

    [Fact]
    public void Written_CountsWhatCameIn_NotWhatWentOut()
    {
        using var pipeline = new AudioPipeline(22050, Pcm16);
        var output = new ArrayBufferWriter<byte>();
        pipeline.Written.ShouldBe(TimeSpan.Zero);

        for (var i = 0; i < 22050 / 10; i++) pipeline.Write(new short[10], output);

        pipeline.Written.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Write_AnotherRateMidStream_IsRefusedAndChangesNothing()
    {
        using var pipeline = new AudioPipeline(24000, Pcm16);
        var output = new ArrayBufferWriter<byte>();
        pipeline.Write(new short[2400], 24000, output);

        Should.Throw<ArgumentException>(() => pipeline.Write(new short[2205], 22050, output)).Message.ShouldContain("24000 Hz");

        pipeline.Complete(output);
        output.WrittenCount.ShouldBe(1600 * sizeof(short));
        pipeline.Written.ShouldBe(TimeSpan.FromMilliseconds(100));
    }

    [Theory]
    [InlineData(24000)]
    [InlineData(16000)]
    public void Complete_Twice_WritesTheTailOnceAndEndsTheStream(int sourceRate)
    {
        using var pipeline = new AudioPipeline(sourceRate, Pcm16);
        var output = new ArrayBufferWriter<byte>();
        pipeline.Write(new short[sourceRate / 10], output);

        pipeline.Complete(output);
        pipeline.Complete(output);

        output.WrittenCount.ShouldBe(1600 * sizeof(short));
        Should.Throw<InvalidOperationException>(() => pipeline.Write(new short[100], output));
        pipeline.Written.ShouldBe(TimeSpan.FromMilliseconds(100));
    }

    [Theory]
    [InlineData(24000, AudioCodec.Pcm, 48000)]
    [InlineData(12345, AudioCodec.Pcm, 16000)]
    public void Pipeline_UnsupportedRates_AreRefused(int sourceRate, AudioCodec codec, int rate) =>
        Should.Throw<ArgumentException>(() => new AudioPipeline(sourceRate, new(codec, rate)));

    [Fact]
    public void WriteSilence_NegativeDuration_IsRefused()
    {
        using var pipeline = new AudioPipeline(24000, Pcm16);
        Should.Throw<ArgumentOutOfRangeException>(() => pipeline.WriteSilence(TimeSpan.FromTicks(-1), new ArrayBufferWriter<byte>()));
    }

    [ToolTheory("lame", "vorbis", "opus")]
    [InlineData(AudioCodec.Pcm, 16000)]
    [InlineData(AudioCodec.MuLaw, 8000)]
    [InlineData(AudioCodec.Mp3, 24000)]
    [InlineData(AudioCodec.OggVorbis, 24000)]
    [InlineData(AudioCodec.OggOpus, 48000)]
    [InlineData(AudioCodec.Flac, 48000)]
    public void Pipeline_WarmStream_AllocatesNothing(AudioCodec codec, int rate)
    {
        using var pipeline = new AudioPipeline(22050, new(codec, rate));
        var output = new ArrayBufferWriter<byte>(100_000);
        var block = Signals.Noise(3000);

        Allocations.InHundredCalls(() =>
        {
            pipeline.Write(block, output);
            pipeline.WriteSilence(TimeSpan.FromMilliseconds(30), output);
            output.ResetWrittenCount();
        }).ShouldBe(0);
    }

    private static byte[] Run(int sourceRate, AudioFormat format, short[] samples, int[] blocks)
    {
        using var pipeline = new AudioPipeline(sourceRate, format);
        var output = new ArrayBufferWriter<byte>();
        Blocks.Cut(samples, blocks, block => pipeline.Write(block, output));
        pipeline.Complete(output);
        return output.WrittenSpan.ToArray();
    }
}
