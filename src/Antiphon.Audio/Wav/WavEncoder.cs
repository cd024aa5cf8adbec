using System.Buffers;
using Antiphon.Audio.Encoding;

namespace Antiphon.Audio.Wav;

/// <summary>A WAV file whose end is not known when it begins: both sizes of its header are <see cref="WavHeader.UnknownLength"/>.</summary>
internal sealed class WavEncoder(int sampleRate) : IAudioEncoder
{
    private bool _begun;
    private bool _completed;

    public void Encode(ReadOnlySpan<short> samples, IBufferWriter<byte> output)
    {
        if (_completed) throw new InvalidOperationException("The encoder's stream is complete.");
        if (samples.IsEmpty) return;
        Begin(output);
        output.Write(LittleEndian.Bytes(samples));
    }

    public void Complete(IBufferWriter<byte> output)
    {
        if (_completed) return;
        _completed = true;
        Begin(output);
    }

    public void Dispose() => _completed = true;

    private void Begin(IBufferWriter<byte> output)
    {
        if (_begun) return;
        _begun = true;
        WavHeader.Write(output.GetSpan(WavHeader.Length), sampleRate, dataLength: null);
        output.Advance(WavHeader.Length);
    }
}
