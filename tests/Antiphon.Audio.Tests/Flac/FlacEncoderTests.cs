using Antiphon.Audio.Tests.Encoding;

namespace Antiphon.Audio.Tests.Flac;

public sealed class FlacEncoderTests
{
    private const int Rate = 24000;

    public static TheoryData<string> Extremes => ["noise", "full swing", "one spike", "silence", "steps", "lowest"];

    [ToolTheory("flac")]
    [MemberData(nameof(Extremes))]
    public void Flac_ExtremeSamples_ComeBackUnchanged(string kind)
    {
        foreach (var length in (int[])[1, 2, 3, 4, 5, 31, 32, 2047, 2048, 2049, 9000])
        {
            var samples = Make(kind, length);

            var bytes = Encode.Whole(new(AudioCodec.Flac, Rate), samples);

            AudioTool.Convert(
                "flac", bytes, "flac", "raw", file => ["-d", "-s", "--force-raw-format", "--endian=little", "--sign=signed", file, "-o"])
                .ShouldBe(samples, $"{kind}, {length} samples");
            bytes.Length.ShouldBeLessThan(2 * length + 42 + 24 * (length / 2048 + 1));
        }
    }

    // Frame numbers of three bytes and more: what takes 4096 · 85 ms is 6 minutes.
    [ToolFact("flac")]
    public void Flac_ManyFrames_ComeBackUnchanged()
    {
        var samples = new short[2048 * 2100];
        for (var i = 0; i < samples.Length; i += 2048) samples[i] = (short)(i / 2048);

        var bytes = Encode.Whole(new(AudioCodec.Flac, Rate), samples);

        AudioTool.Convert(
            "flac", bytes, "flac", "raw", file => ["-d", "-s", "--force-raw-format", "--endian=little", "--sign=signed", file, "-o"])
            .AsSpan().SequenceEqual(samples).ShouldBeTrue();
    }

    private static short[] Make(string kind, int length) => kind switch
    {
        "noise" => Signals.Noise(length),
        "full swing" => [.. Enumerable.Range(0, length).Select(i => i % 2 == 0 ? short.MaxValue : short.MinValue)],
        "one spike" => [.. Enumerable.Range(0, length).Select(i => i == length / 2 ? short.MinValue : (short)0)],
        "steps" => [.. Enumerable.Range(0, length).Select(i => (short)(i / 700 * 9000))],
        "lowest" => [.. Enumerable.Repeat(short.MinValue, length)],
        _ => new short[length],
    };
}
