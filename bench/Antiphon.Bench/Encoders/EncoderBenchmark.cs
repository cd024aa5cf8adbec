using System.Buffers;
using Antiphon.Audio;
using Antiphon.Audio.Encoding;

namespace Antiphon.Bench.Encoders;

/// <summary>What a stream's encoder costs, and how much of that is ours and not the library's.</summary>
internal sealed class EncoderBenchmark : IBenchmark
{
    private const double MostRatio = 1.2;
    private const double MostPlainPercent = 0.05;
    private const int Rate = 24_000;
    private const int BlocksPerRun = 60;

    // A tenth of a second, whole frames of every codec: 5 of Opus, and LAME takes any number.
    private const int Block = Rate / 10;

    public string Name => "j";

    public string Title =>
        "encode 24 kHz speech, against the bare library on the same samples; goal: at most 1.2 times, 0 B; pcm, mulaw and alaw below 0.05 "
            + "% of a core";

    public Task<IReadOnlyList<BenchRow>> RunAsync(BenchSettings settings) => Task.FromResult<IReadOnlyList<BenchRow>>(
    [
        MeasureLibrary(settings, "mp3", new(AudioCodec.Mp3, Rate)),
        MeasureLibrary(settings, "ogg_opus", new(AudioCodec.OggOpus, Rate)),
        MeasureLibrary(settings, "ogg_vorbis", new(AudioCodec.OggVorbis, Rate)),
        MeasurePlain(settings, "pcm", new(AudioCodec.Pcm, Rate), MostPlainPercent),
        MeasurePlain(settings, "mulaw 8 kHz", new(AudioCodec.MuLaw, 8_000), MostPlainPercent),
        MeasurePlain(settings, "alaw 8 kHz", new(AudioCodec.ALaw, 8_000), MostPlainPercent),
        MeasurePlain(settings, "flac", new(AudioCodec.Flac, Rate), mostPercent: null),
    ]);

    private static BenchRow MeasureLibrary(BenchSettings settings, string name, AudioFormat format)
    {
        using var ours = new Ours(format);
        using var bare = new BareLibrary(format);
        var frame = BareLibrary.FrameLength(format, Block);
        var samples = SpokenSignal.Make(Rate, seconds: 6);

        // 2,400 is no whole number of Vorbis's blocks: the peer gets all six seconds in one go, as long as ours in all.
        var compared = Harness.Compare(
            settings,
            new Workload(times => ours.Run(samples, Block, times)),
            new Workload(times => bare.Encode(samples.AsSpan(0, times * Block), frame)),
            BlocksPerRun);
        return new BenchRow(
            name,
            $"{compared.Figures}   {Percent(compared, format)} of a core",
            FormattableString.Invariant($"<= {MostRatio}, 0 B"),
            compared.Ratio <= MostRatio && compared.OursBytes == 0);
    }

    private static BenchRow MeasurePlain(BenchSettings settings, string name, AudioFormat format, double? mostPercent)
    {
        using var ours = new Ours(format);
        var block = format.SampleRate / 10;
        var samples = SpokenSignal.Make(format.SampleRate, seconds: 6);
        var copy = new short[block];
        var compared = Harness.Compare(
            settings,
            new Workload(times => ours.Run(samples, block, times)),
            new Workload(times => Copy(samples, copy, times)),
            BlocksPerRun);
        var percent = PercentOf(compared);
        return new BenchRow(
            name,
            $"{Percent(compared, format)} of a core",
            mostPercent is { } most ? FormattableString.Invariant($"< {most} %, 0 B") : "",
            mostPercent is { } limit ? percent < limit && compared.OursBytes == 0 : null);
    }

    private static void Copy(short[] samples, short[] target, int times)
    {
        for (var i = 0; i < times; i++) samples.AsSpan(i * target.Length, target.Length).CopyTo(target);
    }

    // A block is a tenth of a second.
    private static double PercentOf(Comparison compared) => compared.OursNanoseconds / 1e8 * 100;

    private static string Percent(Comparison compared, AudioFormat format) =>
        FormattableString.Invariant($"{PercentOf(compared):0.0000} % (at {format.SampleRate} Hz)");

    private sealed class Ours(AudioFormat format) : IDisposable
    {
        private readonly IAudioEncoder _encoder = AudioEncoders.Create(format);
        private readonly ArrayBufferWriter<byte> _output = new(1 << 20);

        public void Run(short[] samples, int block, int times)
        {
            for (var i = 0; i < times; i++)
            {
                _encoder.Encode(samples.AsSpan(i * block, block), _output);
                _output.ResetWrittenCount();
            }
        }

        public void Dispose() => _encoder.Dispose();
    }
}
