using System.Buffers;
using Antiphon.Audio.Encoding;
using Antiphon.Audio.Native;

namespace Antiphon.Audio.Ogg;

/// <summary>One Ogg Opus stream through libopus: 20 ms a packet (RFC 7845).</summary>
/// <remarks>
/// Granules always count 48 kHz, whatever the rate of the input. The encoder's delay is told as pre-skip and the padding of the last
/// packet is taken off by the last granule: what is decoded begins and ends with the input.
/// </remarks>
internal sealed class OggOpusEncoder : IAudioEncoder
{
    private const int GranuleRate = 48000;
    private const int FramesPerSecond = 50;
    private const int Complexity = 5;

    // RFC 6716 §3.4: no frame is longer.
    private const int LongestPacket = 1275;

    private readonly byte[] _packet = new byte[LongestPacket];
    private readonly short[] _frame;
    private readonly int _granulesPerSample;
    private readonly int _lookahead;
    private readonly int _sampleRate;
    private readonly OpusHandle _opus;
    private readonly OggPageWriter _pages;
    private int _filled;
    private long _samples;
    private long _frames;
    private bool _completed;

    /// <exception cref="AudioLibraryMissingException">libopus or libogg is not installed.</exception>
    public OggOpusEncoder(int sampleRate)
    {
        Native.Ogg.Library.Require();
        Opus.Library.Require();
        _sampleRate = sampleRate;
        _granulesPerSample = GranuleRate / sampleRate;
        _frame = new short[sampleRate / FramesPerSecond];
        _opus = Opus.Create(sampleRate, channels: 1, Opus.Audio, out var error);
        try
        {
            Demand(error);
            Demand(Opus.Set(_opus, Opus.SetComplexity, Complexity));
            Demand(Opus.Set(_opus, Opus.SetBitRate, BitRate(sampleRate)));
            Demand(Opus.Get(_opus, Opus.GetLookahead, out _lookahead));
            _pages = new OggPageWriter(GranuleRate);
        }
        catch
        {
            _opus.Dispose();
            throw;
        }
    }

    public void Encode(ReadOnlySpan<short> samples, IBufferWriter<byte> output)
    {
        if (_completed) throw new InvalidOperationException("The encoder's stream is complete.");
        _samples += samples.Length;
        while (!samples.IsEmpty)
        {
            var taken = samples[..Math.Min(samples.Length, _frame.Length - _filled)];
            samples = samples[taken.Length..];
            taken.CopyTo(_frame.AsSpan(_filled));
            _filled += taken.Length;
            if (_filled == _frame.Length) EncodeFrame(output, isLast: false);
        }
    }

    public void Complete(IBufferWriter<byte> output)
    {
        if (_completed) return;
        _completed = true;

        // Silence pushes the last samples through the encoder's delay; there is always at least one frame of it to come.
        var count = (_samples + _lookahead + _frame.Length - 1) / _frame.Length;
        while (_frames < count)
        {
            _frame.AsSpan(_filled).Clear();
            EncodeFrame(output, isLast: _frames + 1 == count);
        }
    }

    public void Dispose()
    {
        _completed = true;
        _opus.Dispose();
        _pages.Dispose();
    }

    // Transparent for speech, with room for music beds: bits beyond these are not heard.
    private static int BitRate(int sampleRate) => sampleRate switch
    {
        >= 48000 => 48_000,
        >= 24000 => 40_000,
        >= 16000 => 32_000,
        _ => 24_000,
    };

    private void EncodeFrame(IBufferWriter<byte> output, bool isLast)
    {
        if (_frames == 0) WriteHeaders(output);
        var length = Opus.Encode(_opus, _frame, _frame.Length, _packet, _packet.Length);
        Demand(length);
        _filled = 0;
        _frames++;
        var granule = isLast ? (_samples + _lookahead) * _granulesPerSample : _frames * _frame.Length * _granulesPerSample;
        Add(length, granule, isLast, output);
    }

    // Each has pages of its own (RFC 7845 §3).
    private void WriteHeaders(IBufferWriter<byte> output)
    {
        OpusHeaders.WriteIdentification(_packet, _lookahead * _granulesPerSample, _sampleRate);
        Add(OpusHeaders.IdentificationLength, granule: 0, isLast: false, output);
        OpusHeaders.WriteComment(_packet);
        Add(OpusHeaders.CommentLength, granule: 0, isLast: false, output);
    }

    private unsafe void Add(int length, long granule, bool isLast, IBufferWriter<byte> output)
    {
        fixed (byte* data = _packet)
        {
            var packet = new OggPacket { Data = (nint)data, Length = length, EndsStream = isLast ? 1 : 0, Granule = granule };
            _pages.Write(packet, output);
        }
    }

    private static void Demand(int result)
    {
        if (result < 0) throw new InvalidOperationException($"libopus failed with code {result}.");
    }
}
