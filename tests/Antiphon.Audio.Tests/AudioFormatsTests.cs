namespace Antiphon.Audio.Tests;

public sealed class AudioFormatsTests
{
    [Theory]
    [InlineData(AudioCodec.Pcm, new[] { 8000, 16000, 22050, 24000 }, 16000)]
    [InlineData(AudioCodec.Mp3, new[] { 8000, 16000, 22050, 24000, 44100, 48000 }, 24000)]
    [InlineData(AudioCodec.MuLaw, new[] { 8000 }, 8000)]
    [InlineData(AudioCodec.ALaw, new[] { 8000 }, 8000)]
    [InlineData(AudioCodec.OggVorbis, new[] { 8000, 16000, 22050, 24000, 44100, 48000 }, 24000)]
    [InlineData(AudioCodec.OggOpus, new[] { 8000, 12000, 16000, 24000, 48000 }, 48000)]
    [InlineData(AudioCodec.Wav, new[] { 8000, 16000, 22050, 24000, 44100, 48000 }, 24000)]
    [InlineData(AudioCodec.Flac, new[] { 8000, 16000, 22050, 24000, 44100, 48000 }, 24000)]
    public void Codec_Table_HoldsItsRatesAndDefault(AudioCodec codec, int[] rates, int defaultRate)
    {
        AudioFormats.AllowedRates(codec).ShouldBe(rates);
        AudioFormats.DefaultRate(codec).ShouldBe(defaultRate);
        AudioFormats.TryGet(codec, null, out var format).ShouldBeTrue();
        format.ShouldBe(new AudioFormat(codec, defaultRate));
    }

    [Theory]
    [InlineData(AudioCodec.Pcm, new[] { 8000, 16000 })]
    [InlineData(AudioCodec.Mp3, new[] { 8000, 16000, 22050, 24000, 44100, 48000 })]
    [InlineData(AudioCodec.OggVorbis, new[] { 8000, 16000, 22050, 24000, 44100, 48000 })]
    [InlineData(AudioCodec.OggOpus, new[] { 48000 })]
    [InlineData(AudioCodec.MuLaw, new[] { 8000 })]
    [InlineData(AudioCodec.Wav, new int[0])]
    [InlineData((AudioCodec)99, new int[0])]
    public void AmazonRates_AreThoseOfItsTable(AudioCodec codec, int[] rates) => AudioFormats.AmazonRates(codec).ShouldBe(rates);

    [Fact]
    public void TryGet_RateOffered_GivesIt()
    {
        AudioFormats.TryGet(AudioCodec.Pcm, 24000, out var format).ShouldBeTrue();
        format.ShouldBe(new AudioFormat(AudioCodec.Pcm, 24000));
    }

    [Theory]
    [InlineData(AudioCodec.Pcm, 48000)]
    [InlineData(AudioCodec.MuLaw, 16000)]
    [InlineData(AudioCodec.Mp3, 0)]
    [InlineData(AudioCodec.OggOpus, 22050)]
    [InlineData((AudioCodec)99, null)]
    public void TryGet_NotOffered_SaysNo(AudioCodec codec, int? rate)
    {
        AudioFormats.TryGet(codec, rate, out var format).ShouldBeFalse();
        format.ShouldBe(default);
    }

    [Fact]
    public void NoCodec_HasNoRates()
    {
        AudioFormats.AllowedRates((AudioCodec)99).ShouldBeEmpty();
        Should.Throw<ArgumentOutOfRangeException>(() => AudioFormats.DefaultRate((AudioCodec)99));
    }
}
