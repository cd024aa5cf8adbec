using System.Buffers;

namespace Antiphon.Audio.Encoding;

/// <summary>Turns one stream of mono samples into one continuous container. Not thread-safe; owned by one stream.</summary>
public interface IAudioEncoder : IDisposable
{
    /// <summary>Encodes <paramref name="samples"/>; what the codec holds back comes out of a later call.</summary>
    /// <param name="samples">Mono samples at the rate the encoder was made for; any number of them.</param>
    /// <param name="output">Receives whole encoded bytes, in order.</param>
    void Encode(ReadOnlySpan<short> samples, IBufferWriter<byte> output);

    /// <summary>Writes what is still held back and ends the container. Nothing may be encoded after it.</summary>
    void Complete(IBufferWriter<byte> output);
}
