using System.Buffers;
using Antiphon.Audio.Encoding;
using Antiphon.Audio.Tests.Encoding;

namespace Antiphon.Audio.Tests.Ogg;

public sealed class OggStreamTests(ITestOutputHelper log)
{
    private const double Seconds = 3.217;

    public static TheoryData<AudioCodec, int> EveryFormat
    {
        get
        {
            var data = new TheoryData<AudioCodec, int>();
            foreach (var rate in AudioFormats.AllowedRates(AudioCodec.OggVorbis)) data.Add(AudioCodec.OggVorbis, rate);
            foreach (var rate in AudioFormats.AllowedRates(AudioCodec.OggOpus)) data.Add(AudioCodec.OggOpus, rate);
            return data;
        }
    }

    [ToolTheory("vorbis", "opus")]
    [MemberData(nameof(EveryFormat))]
    public void Ogg_Stream_IsOneLogicalStreamThatEndsOnItsLastPage(AudioCodec codec, int rate)
    {
        foreach (var seconds in (double[])[0, 0.02, Seconds])
        {
            var samples = Signals.Syllables(rate, seconds);

            var pages = OggPageInfo.Read(Encode.Whole(new(codec, rate), samples));

            pages.Select(page => page.Serial).Distinct().ShouldHaveSingleItem();
            pages.Select(page => page.Number).ShouldBe(Enumerable.Range(0, pages.Count));
            pages.FindIndex(page => page.Begins).ShouldBe(0);
            pages.Count(page => page.Begins).ShouldBe(1);
            pages.FindIndex(page => page.Ends).ShouldBe(pages.Count - 1);
            pages.Select(page => page.Granule).ShouldBeInOrder();
            pages[^1].Granule.ShouldBe(LastGranule(codec, rate, samples.Length));
        }
    }

    [ToolTheory("vorbis", "opus")]
    [MemberData(nameof(EveryFormat))]
    public void Ogg_Pages_HoldATenthOfASecondAndTheFirstOnesLess(AudioCodec codec, int rate)
    {
        var granules = OggPageInfo.Read(Encode.Whole(new(codec, rate), Signals.Syllables(rate, Seconds))).Select(page => page.Granule)
            .ToArray();
        var granuleRate = codec == AudioCodec.OggOpus ? 48000.0 : rate;

        var spans = granules.Skip(1).Zip(granules, (later, earlier) => (later - earlier) / granuleRate).ToArray();

        // A block of Vorbis may be 128 ms long at 8 kHz.
        spans.Max().ShouldBeLessThanOrEqualTo(0.2);
        spans[8..^1].Average().ShouldBeGreaterThanOrEqualTo(0.099);
    }

    [ToolTheory("vorbis", "opus")]
    [MemberData(nameof(EveryFormat))]
    public void Ogg_FirstAudio_LeavesWithTheFirstPacket(AudioCodec codec, int rate)
    {
        using var encoder = AudioEncoders.Create(new(codec, rate));
        var output = new ArrayBufferWriter<byte>();
        var given = 0;

        foreach (var block in Signals.Syllables(rate, 1).Chunk(16))
        {
            encoder.Encode(block, output);
            given += block.Length;
            if (OggPageInfo.Read(output.WrittenSpan).Any(page => page.Granule > 0)) break;
        }

        var milliseconds = given * 1000.0 / rate;
        log.WriteLine($"{codec} {rate} Hz: first sound after {milliseconds:F1} ms");
        milliseconds.ShouldBeLessThan(codec == AudioCodec.OggOpus ? 21 : 200);
    }

    private static long LastGranule(AudioCodec codec, int rate, int samples)
    {
        // 6.5 ms: the delay of libopus in its AUDIO application, told as pre-skip.
        return codec == AudioCodec.OggOpus ? 312 + samples * (48000L / rate) : samples;
    }
}
