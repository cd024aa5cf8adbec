using System.Buffers;
using Antiphon.Audio.Encoding;
using Antiphon.Audio.Levels;

namespace Antiphon.Audio.Tests.Encoding;

public sealed class Mp3EncoderTests(ITestOutputHelper log)
{
    private const double Seconds = 4;

    public static TheoryData<string, int> ToolsAndRates
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var rate in AudioFormats.AllowedRates(AudioCodec.Mp3))
            {
                data.Add("ffmpeg", rate);
                data.Add("sox", rate);
            }

            return data;
        }
    }

    public static TheoryData<int> Rates => [.. AudioFormats.AllowedRates(AudioCodec.Mp3)];

    [ToolTheory("lame", "ffmpeg", "sox")]
    [MemberData(nameof(ToolsAndRates))]
    public void Mp3_DecodedByOthers_KeepsLengthAndCourse(string tool, int rate)
    {
        var samples = Signals.Syllables(rate, Seconds);

        var decoded = AudioTool.Decode(tool, Encode.Whole(new(AudioCodec.Mp3, rate), samples), "mp3");

        var delay = Signals.Delay(samples, decoded, rate, rate / 4);
        var longer = (decoded.Length - samples.Length) * 1000.0 / rate;
        var envelope = EnergyEnvelope.Of(samples, rate);
        var correlation = EnergyEnvelope.Correlation(envelope, EnergyEnvelope.Of(decoded.AsSpan(delay), rate));
        var level = SampleLevel.RmsDbfs(decoded.AsSpan(delay)) - SampleLevel.RmsDbfs(samples);
        log.WriteLine(
            $"{tool} {rate} Hz: delay {delay * 1000.0 / rate:F1} ms, {longer:F1} ms longer, "
            + $"envelope {correlation:F5}, level {level:F2} dB");

        // The codec's own delay is 576 + 529 samples, and what follows is rounded up to a frame: at 16 kHz the encoder takes some of it
        // back.
        // sox leaves out the last frame of the file (measured: exactly one at each rate).
        var frame = rate < 32000 ? 576 : 1152;
        (decoded.Length - samples.Length).ShouldBeLessThan(1105 + frame);
        longer.ShouldBeInRange(0, rate == 8000 ? 250 : 100);
        (decoded.Length - delay).ShouldBeGreaterThanOrEqualTo(samples.Length - (tool == "sox" ? frame : 0));
        correlation.ShouldBeGreaterThan(0.995);
        level.ShouldBeInRange(-0.5, 0.5);
    }

    [ToolTheory("lame")]
    [InlineData(8000, 250)]
    [InlineData(16000, 100)]
    [InlineData(22050, 100)]
    [InlineData(24000, 100)]
    [InlineData(44100, 100)]
    [InlineData(48000, 100)]
    public void Mp3_EveryLength_IsRoundedUpToNoMoreThanAllowed(int rate, int milliseconds)
    {
        var frame = rate < 32000 ? 576 : 1152;
        var samples = Signals.Syllables(rate, 1);
        for (var length = samples.Length - frame; length < samples.Length; length += 7)
        {
            var decoded = Mp3Frames.Read(Encode.Whole(new(AudioCodec.Mp3, rate), samples[..length])).Count * frame;
            ((decoded - length) * 1000.0 / rate).ShouldBeInRange(0, milliseconds, $"{length} samples");
        }
    }

    [ToolTheory("lame", "ffmpeg", "sox")]
    [InlineData("ffmpeg")]
    [InlineData("sox")]
    public void Mp3At16Kilohertz_SoundFromTheFirstSampleOn_LosesNoneOfItToTheFrameLeftOut(string tool)
    {
        const int onset = 1105 + 400 - 576;
        var samples = Signals.Sine(1000, 16000, 16000, 12000);

        var decoded = AudioTool.Decode(tool, Encode.Whole(new(AudioCodec.Mp3, 16000), samples), "mp3");

        // A tone that begins at once and whole, and before it nothing but the codec's own pre-echo.
        var attack = SampleLevel.RmsDbfs(decoded.AsSpan(onset, 160)) - SampleLevel.RmsDbfs(samples);
        log.WriteLine(
            $"{tool}: the first 10 ms are {attack:F2} dB from the original, "
            + $"the onset {SampleLevel.RmsDbfs(decoded.AsSpan(0, onset - 576)):F1} dBFS");
        attack.ShouldBeInRange(-1, 1);
        SampleLevel.Peak(decoded.AsSpan(0, onset - 576)).ShouldBeLessThan(10);
        Signals.SignalToNoise(decoded.AsSpan(onset, 12000), i => samples[i], skip: 0).ShouldBeGreaterThan(20);
    }

    [ToolTheory("lame")]
    [MemberData(nameof(Rates))]
    public void Mp3_Stream_IsWholeFramesOfOneBitRateWithoutATag(int rate)
    {
        var bytes = Encode.Whole(new(AudioCodec.Mp3, rate), Signals.Syllables(rate, Seconds));

        var frames = Mp3Frames.Read(bytes);

        frames.ShouldAllBe(frame => frame.SampleRate == rate && frame.Channels == 1 && frame.MainDataBegin == 0);
        frames.Select(frame => frame.KilobitsPerSecond).Distinct().ShouldHaveSingleItem();
        bytes.AsSpan().IndexOf("Xing"u8).ShouldBe(-1);
        bytes.AsSpan().IndexOf("Info"u8).ShouldBe(-1);
    }

    [ToolTheory("lame")]
    [MemberData(nameof(Rates))]
    public void Mp3_FirstAudio_LeavesWithinTwoFrames(int rate)
    {
        using var encoder = AudioEncoders.Create(new(AudioCodec.Mp3, rate));
        var output = new ArrayBufferWriter<byte>();
        var given = 0;

        foreach (var block in Signals.Syllables(rate, 1).Chunk(16))
        {
            encoder.Encode(block, output);
            given += block.Length;
            if (output.WrittenCount > 0) break;
        }

        log.WriteLine($"{rate} Hz: first bytes after {given} samples, {given * 1000.0 / rate:F1} ms");
        given.ShouldBeLessThan(2 * (rate < 32000 ? 576 : 1152));
    }

    [ToolTheory("lame")]
    [InlineData(24000, 48)]
    [InlineData(22050, 32)]
    [InlineData(44100, 192)]
    [InlineData(8000, 16)]
    public void Mp3_BitRateAskedFor_IsTheFrames(int rate, int kilobits)
    {
        var bytes = Encode.Whole(new(AudioCodec.Mp3, rate), Signals.Syllables(rate, 0.5), new Mp3Options { BitRate = kilobits });

        Mp3Frames.Read(bytes).ShouldAllBe(frame => frame.KilobitsPerSecond == kilobits);
    }

    [Theory]
    [InlineData(24000, 320)]
    [InlineData(8000, 80)]
    [InlineData(48000, 24)]
    [InlineData(24000, 0)]
    public void Mp3_BitRateThatTheRateLacks_IsRefused(int rate, int kilobits) =>
        Should.Throw<ArgumentException>(() => AudioEncoders.Create(new(AudioCodec.Mp3, rate), new Mp3Options { BitRate = kilobits }));

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    public void Mp3_QualityOutOfRange_IsRefused(int quality) =>
        Should.Throw<ArgumentException>(() => AudioEncoders.Create(new(AudioCodec.Mp3, 24000), new Mp3Options { Quality = quality }));

    [ToolFact("lame")]
    public void Mp3_AfterDispose_IsRefusedNotCrashed()
    {
        var encoder = AudioEncoders.Create(new(AudioCodec.Mp3, 24000));
        encoder.Dispose();
        encoder.Dispose();

        Should.Throw<InvalidOperationException>(() => encoder.Encode(new short[100], new ArrayBufferWriter<byte>()));
    }
}
