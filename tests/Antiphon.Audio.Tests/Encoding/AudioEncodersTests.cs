using System.Buffers;
using Antiphon.Audio.Encoding;
using FsCheck;
using FsCheck.Fluent;

namespace Antiphon.Audio.Tests.Encoding;

public sealed class AudioEncodersTests
{
    public static TheoryData<AudioCodec, int> EveryFormat
    {
        get
        {
            var data = new TheoryData<AudioCodec, int>();
            foreach (var codec in Enum.GetValues<AudioCodec>())
            {
                foreach (var rate in AudioFormats.AllowedRates(codec)) data.Add(codec, rate);
            }

            return data;
        }
    }

    [Fact]
    public void PcmEncoder_Samples_BecomeLittleEndianBytes() =>
        Encode.Whole(new(AudioCodec.Pcm, 16000), [0x1234, -2]).ShouldBe(new byte[] { 0x34, 0x12, 0xFE, 0xFF });

    [ToolTheory("lame", "vorbis", "opus")]
    [MemberData(nameof(EveryFormat))]
    public void Encoder_AnyBlocks_GiveTheSameBytes(AudioCodec codec, int rate)
    {
        var format = new AudioFormat(codec, rate);
        var samples = Signals.Syllables(rate, 0.6);
        var whole = Encode.Whole(format, samples);

        whole.ShouldNotBeEmpty();
        Encode.Cut(format, samples, Enumerable.Repeat(1, samples.Length).ToArray()).ShouldBe(whole);
        Prop.ForAll(Blocks.Any, blocks => Encode.Cut(format, samples, blocks).AsSpan().SequenceEqual(whole))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20));
    }

    [ToolTheory("lame", "vorbis", "opus")]
    [MemberData(nameof(EveryFormat))]
    public void Encoder_WarmStream_AllocatesNothing(AudioCodec codec, int rate)
    {
        using var encoder = AudioEncoders.Create(new(codec, rate));
        var output = new ArrayBufferWriter<byte>(100_000);
        var block = Signals.Noise(3000);

        Allocations.InHundredCalls(() =>
        {
            encoder.Encode(block, output);
            output.ResetWrittenCount();
        }).ShouldBe(0);
    }

    [ToolTheory("lame", "vorbis", "opus")]
    [MemberData(nameof(EveryFormat))]
    public void Encoder_AfterComplete_TakesNothingAndRepeatsNothing(AudioCodec codec, int rate)
    {
        using var encoder = AudioEncoders.Create(new(codec, rate));
        var output = new ArrayBufferWriter<byte>();
        encoder.Encode(new short[rate / 10], output);
        encoder.Complete(output);
        var length = output.WrittenCount;

        encoder.Complete(output);

        output.WrittenCount.ShouldBe(length);
        Should.Throw<InvalidOperationException>(() => encoder.Encode(new short[1], output));
    }

    [Theory]
    [InlineData(AudioCodec.Pcm, 44100)]
    [InlineData(AudioCodec.MuLaw, 16000)]
    [InlineData(AudioCodec.Mp3, 11025)]
    [InlineData(AudioCodec.OggVorbis, 12000)]
    [InlineData(AudioCodec.OggOpus, 44100)]
    [InlineData((AudioCodec)99, 8000)]
    public void Create_FormatNotOffered_IsRefused(AudioCodec codec, int rate) =>
        Should.Throw<ArgumentException>(() => AudioEncoders.Create(new(codec, rate))).Message.ShouldContain($"{rate} Hz");

    [Fact]
    public void IsAvailable_CodecsWithoutLibrary_AlwaysAre()
    {
        AudioEncoders.IsAvailable(AudioCodec.Pcm).ShouldBeTrue();
        AudioEncoders.IsAvailable(AudioCodec.MuLaw).ShouldBeTrue();
        AudioEncoders.IsAvailable(AudioCodec.ALaw).ShouldBeTrue();
        AudioEncoders.IsAvailable((AudioCodec)99).ShouldBeFalse();
    }
}
