using Antiphon.Audio.Encoding;

namespace Antiphon.Audio.Tests.Encoding;

public sealed class G711Tests
{
    private static readonly short[] EverySample = [.. Enumerable.Range(short.MinValue, 65536).Select(value => (short)value)];

    [Fact]
    public void MuLaw_EverySample_FollowsTheRecommendation() =>
        Encode.Whole(new(AudioCodec.MuLaw, 8000), EverySample).ShouldBe(EverySample.Select(G711Reference.MuLaw));

    [Fact]
    public void ALaw_EverySample_FollowsTheRecommendation() =>
        Encode.Whole(new(AudioCodec.ALaw, 8000), EverySample).ShouldBe(EverySample.Select(G711Reference.ALaw));

    [Theory]
    [InlineData(0, 0xFF, 0xD5)]
    [InlineData(-1, 0x7F, 0x55)]
    [InlineData(short.MaxValue, 0x80, 0xAA)]
    [InlineData(short.MinValue, 0x00, 0x2A)]
    [InlineData(4, 0xFE, 0xD5)]
    [InlineData(16, 0xFD, 0xD4)]
    public void Laws_KnownSamples_GiveTheLineCodes(short sample, byte muLaw, byte aLaw)
    {
        MuLaw.Compress(sample).ShouldBe(muLaw);
        ALaw.Compress(sample).ShouldBe(aLaw);
    }

    // sox first rounds to 14 or 13 bits, which moves samples that lie right beside a decision; those in the middle must agree.
    [ToolTheory("sox")]
    [InlineData(AudioCodec.MuLaw, "ul")]
    [InlineData(AudioCodec.ALaw, "al")]
    public void Laws_SamplesInsideSteps_EqualSox(AudioCodec codec, string law)
    {
        var samples = EverySample.Where(sample => (sample & 15) == 8 && Math.Abs((int)sample) < 32000).ToArray();

        var ours = Encode.Whole(new(codec, 8000), samples);

        ours.ShouldBe(AudioTool.CompressWithSox(samples, law));
    }

    [ToolTheory("sox")]
    [InlineData(AudioCodec.MuLaw, "ul", 10)]
    [InlineData(AudioCodec.ALaw, "al", 20)]
    public void Laws_EverySample_DiffersFromSoxByAtMostOneStepAtAFewDecisions(AudioCodec codec, string law, int allowedPerThousand)
    {
        var samples = EverySample[1000..^1000];
        var ours = Encode.Whole(new(codec, 8000), samples);
        var theirs = AudioTool.CompressWithSox(samples, law);
        var inverted = codec == AudioCodec.ALaw ? 0x55 : 0xFF;

        theirs.Length.ShouldBe(ours.Length);
        var different = Enumerable.Range(0, ours.Length).Where(i => ours[i] != theirs[i]).ToArray();
        different.Length.ShouldBeLessThan(samples.Length * allowedPerThousand / 1000);
        different.ShouldAllBe(i => Math.Abs(((ours[i] ^ inverted) & 0x7F) - ((theirs[i] ^ inverted) & 0x7F)) <= 1);
    }
}
