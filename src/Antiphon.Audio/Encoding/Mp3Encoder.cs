using System.Buffers;
using Antiphon.Audio.Native;

namespace Antiphon.Audio.Encoding;

/// <summary>One constant-bit-rate MP3 stream through libmp3lame, without a tag in front and without a bit reservoir.</summary>
/// <remarks>
/// A reservoir lets a frame borrow bits of earlier ones, so that a frame can leave only when its successors are known, and a listener who
/// joins or loses a piece hears a hole. Without one every frame stands alone and leaves at once.
/// </remarks>
internal sealed class Mp3Encoder : IAudioEncoder
{
    private const int SliceLength = 1152;

    // lame.h: the worst case is 1.25 · samples + 7200 bytes; a flush needs 7200.
    private readonly byte[] _scratch = new byte[SliceLength * 5 / 4 + 7200];
    private readonly LameHandle _lame;
    private bool _completed;

    /// <exception cref="AudioLibraryMissingException">libmp3lame is not installed.</exception>
    public Mp3Encoder(int sampleRate, Mp3Options options)
    {
        options.Validate(sampleRate);
        Lame.Library.Require();
        _lame = Lame.Init();
        try
        {
            Configure(_lame, sampleRate, options);
        }
        catch
        {
            _lame.Dispose();
            throw;
        }
    }

    public void Encode(ReadOnlySpan<short> samples, IBufferWriter<byte> output)
    {
        if (_completed) throw new InvalidOperationException("The encoder's stream is complete.");
        while (!samples.IsEmpty)
        {
            var slice = samples[..Math.Min(samples.Length, SliceLength)];
            output.Write(Written(Lame.Encode(_lame, slice, slice, slice.Length, _scratch, _scratch.Length)));
            samples = samples[slice.Length..];
        }
    }

    public void Complete(IBufferWriter<byte> output)
    {
        if (_completed) return;
        _completed = true;
        output.Write(Written(Lame.Flush(_lame, _scratch, _scratch.Length)));
    }

    public void Dispose()
    {
        _completed = true;
        _lame.Dispose();
    }

    private static void Configure(LameHandle lame, int sampleRate, Mp3Options options)
    {
        if (lame.IsInvalid) throw new InsufficientMemoryException("LAME could not make an encoder.");
        var bitRate = options.BitRate ?? Mp3BitRates.Default(sampleRate);
        Demand(Lame.SetInputRate(lame, sampleRate));
        Demand(Lame.SetOutputRate(lame, sampleRate));
        Demand(Lame.SetChannels(lame, 1));
        Demand(Lame.SetMode(lame, Lame.Mono));
        Demand(Lame.SetQuality(lame, options.Quality));
        Demand(Lame.SetBitRate(lame, bitRate));
        Demand(Lame.SetInfoTag(lame, 0));
        Demand(Lame.SetReservoirDisabled(lame, 1));
        Demand(Lame.InitParameters(lame));
        if (Lame.GetBitRate(lame) != bitRate) throw new InvalidOperationException($"LAME took {Lame.GetBitRate(lame)} kbit/s for {bitRate}.");
    }

    private ReadOnlySpan<byte> Written(int count)
    {
        Demand(Math.Min(count, 0));
        return _scratch.AsSpan(0, count);
    }

    private static void Demand(int result)
    {
        if (result < 0) throw new InvalidOperationException($"LAME failed with code {result}.");
    }
}
