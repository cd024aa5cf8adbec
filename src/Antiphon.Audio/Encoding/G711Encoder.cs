using System.Buffers;

namespace Antiphon.Audio.Encoding;

/// <summary>One byte a sample by one of G.711's laws.</summary>
internal sealed class G711Encoder<TLaw> : IAudioEncoder
    where TLaw : struct, ICompandingLaw
{
    private bool _completed;

    public void Encode(ReadOnlySpan<short> samples, IBufferWriter<byte> output)
    {
        if (_completed) throw new InvalidOperationException("The encoder's stream is complete.");
        while (!samples.IsEmpty)
        {
            // Whatever the writer has at hand is filled: a pipe's segments are used up whole.
            var target = output.GetSpan(1);
            var source = samples[..Math.Min(samples.Length, target.Length)];
            for (var i = 0; i < source.Length; i++) target[i] = TLaw.Compress(source[i]);
            output.Advance(source.Length);
            samples = samples[source.Length..];
        }
    }

    public void Complete(IBufferWriter<byte> output) => _completed = true;

    public void Dispose() => _completed = true;
}
