using System.Buffers;
using Antiphon.Audio.Encoding;
using Antiphon.Audio.Native;
using Antiphon.Audio.Resampling;

namespace Antiphon.Audio.Tests.Encoding;

/// <summary>
/// Prints what our part costs on top of the bare work, and asserts only that both produce the same bytes: machines differ.
/// </summary>
[Collection(nameof(Alone))]
public sealed class EncoderCostTests(ITestOutputHelper log)
{
    private const int Seconds = 10;

    // LAME's are long enough for the JIT to have settled; the others need many until their best is their usual.
    private const int FewRounds = 12;
    private const int ManyRounds = 600;

    [ToolFact("lame")]
    public void Mp3_AgainstOneBareLibraryCall_GivesTheSameBytes()
    {
        var format = new AudioFormat(AudioCodec.Mp3, 24000);
        var samples = Signals.Syllables(format.SampleRate, Seconds);
        var bare = new byte[samples.Length * 2];

        var output = new ArrayBufferWriter<byte>(bare.Length);

        var bareTime = Best(FewRounds, () => EncodeBare(samples, bare));
        var ourTime = Best(FewRounds, () => EncodeInBlocks(format, samples, output));

        Report(format, bareTime, ourTime);
        output.WrittenSpan.SequenceEqual(bare.AsSpan(0, EncodeBare(samples, bare))).ShouldBeTrue();
    }

    [Theory]
    [InlineData(AudioCodec.Pcm, 24000)]
    [InlineData(AudioCodec.MuLaw, 8000)]
    [InlineData(AudioCodec.ALaw, 8000)]
    public void Others_AgainstOneBareLoop_GiveTheSameBytes(AudioCodec codec, int rate)
    {
        var format = new AudioFormat(codec, rate);
        var samples = Signals.Syllables(rate, Seconds);
        var bare = new byte[samples.Length * 2];

        var output = new ArrayBufferWriter<byte>(bare.Length);

        var bareTime = Best(ManyRounds, () => Loop(codec, samples, bare));
        var ourTime = Best(ManyRounds, () => EncodeInBlocks(format, samples, output));

        Report(format, bareTime, ourTime);
        output.WrittenSpan.SequenceEqual(bare.AsSpan(0, Loop(codec, samples, bare))).ShouldBeTrue();
    }

    [Theory]
    [InlineData(24000, 16000)]
    [InlineData(24000, 22050)]
    [InlineData(24000, 8000)]
    [InlineData(48000, 16000)]
    public void Resampler_TenSeconds_GivesTheirLength(int from, int to)
    {
        var samples = Signals.Syllables(from, Seconds);
        var output = new ArrayBufferWriter<short>(Seconds * to + 1000);

        var time = Best(FewRounds, () =>
        {
            output.ResetWrittenCount();
            var resampler = new Resampler(from, to);
            resampler.Process(samples, output);
            resampler.Complete(output);
        });

        log.WriteLine($"resample {from} to {to}: {time.TotalMilliseconds:F2} ms for {Seconds} s of audio");
        output.WrittenCount.ShouldBe(Seconds * to);
    }

    private static void EncodeInBlocks(AudioFormat format, short[] samples, ArrayBufferWriter<byte> output)
    {
        using var encoder = AudioEncoders.Create(format);
        output.ResetWrittenCount();
        for (var start = 0; start < samples.Length; start += 1024)
        {
            encoder.Encode(samples.AsSpan(start, Math.Min(1024, samples.Length - start)), output);
        }

        encoder.Complete(output);
    }

    private static int EncodeBare(short[] samples, byte[] target)
    {
        using var lame = Lame.Init();
        Lame.SetInputRate(lame, 24000);
        Lame.SetOutputRate(lame, 24000);
        Lame.SetChannels(lame, 1);
        Lame.SetMode(lame, Lame.Mono);
        Lame.SetQuality(lame, 7);
        Lame.SetBitRate(lame, 64);
        Lame.SetInfoTag(lame, 0);
        Lame.SetReservoirDisabled(lame, 1);
        Lame.InitParameters(lame).ShouldBe(0);
        var count = Lame.Encode(lame, samples, samples, samples.Length, target, target.Length);
        return count + Lame.Flush(lame, target.AsSpan(count), target.Length - count);
    }

    private static int Loop(AudioCodec codec, short[] samples, byte[] target)
    {
        switch (codec)
        {
            case AudioCodec.MuLaw:
                for (var i = 0; i < samples.Length; i++) target[i] = MuLaw.Compress(samples[i]);
                return samples.Length;
            case AudioCodec.ALaw:
                for (var i = 0; i < samples.Length; i++) target[i] = ALaw.Compress(samples[i]);
                return samples.Length;
            default:
                Buffer.BlockCopy(samples, 0, target, 0, samples.Length * 2);
                return samples.Length * 2;
        }
    }

    private static TimeSpan Best(int rounds, Action work)
    {
        work();
        return Enumerable.Range(0, rounds).Min(_ =>
        {
            var start = TimeProvider.System.GetTimestamp();
            work();
            return TimeProvider.System.GetElapsedTime(start);
        });
    }

    private void Report(AudioFormat format, TimeSpan bare, TimeSpan ours) =>
        log.WriteLine(
            $"{format.Codec} {format.SampleRate} Hz, {Seconds} s: bare {bare.TotalMilliseconds:F3} ms, "
            + $"ours {ours.TotalMilliseconds:F3} ms, ratio {ours / bare:F2}");
}
