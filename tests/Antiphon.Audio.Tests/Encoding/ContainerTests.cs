using Antiphon.Audio.Levels;

namespace Antiphon.Audio.Tests.Encoding;

/// <summary>What other people's decoders make of whole streams: they last as long as what went in and sound like it.</summary>
public sealed class ContainerTests(ITestOutputHelper log)
{
    private const double LongestDifference = 20;

    private static readonly AudioCodec[] Containers = [AudioCodec.OggVorbis, AudioCodec.OggOpus, AudioCodec.Flac];

    public static TheoryData<AudioCodec, int> EveryContainer
    {
        get
        {
            var data = new TheoryData<AudioCodec, int>();
            foreach (var codec in Containers)
            {
                foreach (var rate in AudioFormats.AllowedRates(codec)) data.Add(codec, rate);
            }

            return data;
        }
    }

    public static TheoryData<int> VorbisRates => [.. AudioFormats.AllowedRates(AudioCodec.OggVorbis)];

    public static TheoryData<int> OpusRates => [.. AudioFormats.AllowedRates(AudioCodec.OggOpus)];

    public static TheoryData<int> FlacRates => [.. AudioFormats.AllowedRates(AudioCodec.Flac)];

    [ToolTheory("vorbis", "opus", "ffmpeg")]
    [MemberData(nameof(EveryContainer))]
    public void Container_DecodedByFfmpeg_LastsAsLongAndSoundsTheSame(AudioCodec codec, int rate)
    {
        foreach (var samples in Lengths(rate))
        {
            var bytes = Encode.Cut(new(codec, rate), samples, Slices(samples.Length));

            // ffmpeg always warns of a file that lasts no time; the judges below see those.
            if (samples.Length == 0) continue;

            // Opus decodes at 48 kHz. What lasts no longer than a resampler's filter is left at that: ffmpeg would make nothing of it.
            var decodedRate = codec == AudioCodec.OggOpus && samples.Length < rate ? 48000 : rate;
            var decoded = AudioTool.DecodeAt(decodedRate, bytes, Extension(codec));

            var longer = decoded.Length * 1000.0 / decodedRate - samples.Length * 1000.0 / rate;
            log.WriteLine($"{codec} {rate} Hz, {samples.Length} samples: {bytes.Length} bytes, {longer:F2} ms longer");
            longer.ShouldBeInRange(-LongestDifference, LongestDifference);
            if (samples.Length >= rate) SoundsTheSame(samples, decoded, rate);
        }
    }

    [ToolTheory("vorbis", "oggz-validate", "ogginfo", "oggdec")]
    [MemberData(nameof(VorbisRates))]
    public void Vorbis_JudgedByItsOwnTools_IsExactlyAsLongAndValid(int rate)
    {
        foreach (var samples in Lengths(rate))
        {
            var bytes = Encode.Whole(new(AudioCodec.OggVorbis, rate), samples);

            AudioTool.Judge("oggz-validate", bytes, "ogg", file => [file]);
            if (samples.Length >= rate) AudioTool.Judge("ogginfo", bytes, "ogg", file => [file]).ShouldNotContain("buggy");
            AudioTool.Convert("oggdec", bytes, "ogg", "raw", file => ["-Q", "-R", file, "-o"]).Length.ShouldBe(samples.Length);
        }
    }

    [ToolTheory("opus", "oggz-validate", "opusinfo", "opusdec")]
    [MemberData(nameof(OpusRates))]
    public void Opus_JudgedByItsOwnTools_IsExactlyAsLongAndValid(int rate)
    {
        foreach (var samples in Lengths(rate))
        {
            var bytes = Encode.Whole(new(AudioCodec.OggOpus, rate), samples);

            AudioTool.Judge("oggz-validate", bytes, "opus", file => [file]);
            AudioTool.Judge("opusinfo", bytes, "opus", file => [file]).ShouldNotContain("WARNING");
            var decoded = AudioTool.Convert("opusdec", bytes, "opus", "raw", file => ["--quiet", "--rate", "48000", file]);
            decoded.Length.ShouldBe(samples.Length * (48000 / rate));
        }
    }

    [ToolTheory("flac")]
    [MemberData(nameof(FlacRates))]
    public void Flac_JudgedByItsOwnTool_IsTheSameSamples(int rate)
    {
        foreach (var samples in Lengths(rate))
        {
            var bytes = Encode.Cut(new(AudioCodec.Flac, rate), samples, Slices(samples.Length));

            AudioTool.Judge("flac", bytes, "flac", file => ["-t", "-s", file]);
            AudioTool.Convert(
                "flac", bytes, "flac", "raw", file => ["-d", "-s", "--force-raw-format", "--endian=little", "--sign=signed", file, "-o"])
                .ShouldBe(samples);
        }
    }

    // At warnings ffmpeg speaks of the size that is not known; errors are what counts.
    [ToolFact("ffmpeg")]
    public void Wav_DecodedByFfmpeg_IsTheSameSamples()
    {
        foreach (var samples in Lengths(24000).Where(samples => samples.Length > 0))
        {
            var bytes = Encode.Cut(new(AudioCodec.Wav, 24000), samples, Slices(samples.Length));

            AudioTool.Decode("ffmpeg", bytes, "wav").ShouldBe(samples);
        }
    }

    private static void SoundsTheSame(short[] samples, short[] decoded, int rate)
    {
        var length = Math.Min(samples.Length, decoded.Length);
        var delay = Signals.Delay(samples, decoded, rate, rate / 50);
        var correlation = EnergyEnvelope.Correlation(
            EnergyEnvelope.Of(samples.AsSpan(0, length), rate), EnergyEnvelope.Of(decoded.AsSpan(0, length), rate));
        var level = SampleLevel.RmsDbfs(decoded) - SampleLevel.RmsDbfs(samples);

        (delay * 1000.0 / rate).ShouldBeLessThan(2);
        correlation.ShouldBeGreaterThan(0.995);
        level.ShouldBeInRange(-0.5, 0.5);
    }

    // Nothing, one sample, a part of a packet, a few, a second and a length that no frame divides.
    private static IEnumerable<short[]> Lengths(int rate) =>
        ((double[])[0, 1.0 / rate, 0.001, 0.0104, 0.0301, 0.15, 1, 37.123])
            .Select(seconds => Signals.Syllables(rate, seconds + 0.1 / rate));

    private static int[] Slices(int length)
    {
        var random = new Random(length);
        return [.. Enumerable.Range(0, 100).Select(_ => random.Next(0, 4000))];
    }

    private static string Extension(AudioCodec codec) => codec switch
    {
        AudioCodec.OggVorbis => "ogg",
        AudioCodec.OggOpus => "opus",
        _ => "flac",
    };
}
