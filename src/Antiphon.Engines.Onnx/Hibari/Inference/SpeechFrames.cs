using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Engines.Onnx.Hibari.Inference;

/// <summary>What an utterance is between the steps that make it: for each frame, what the decoder is to say and how high. Reused.</summary>
internal sealed class SpeechFrames : IDisposable
{
    // Below it nothing is voiced.
    private const float LowestPitch = 40;

    private float[] _pulses = [];

    /// <summary>Frames of 12.5 ms.</summary>
    public int Count { get; private set; }

    /// <summary>Channel after channel, and in each channel frame after frame.</summary>
    public NativeBuffer<float> DecoderInput { get; } = new(0);

    /// <summary>The voice's pitch of each frame in Hz; 40 and less is unvoiced.</summary>
    public NativeBuffer<float> Pitch { get; } = new(0);

    /// <summary>Pitch of the pulses: made by <see cref="Shade"/>.</summary>
    public ReadOnlyMemory<float> Pulses => _pulses.AsMemory(0, Count);

    /// <summary>Makes room for so many frames; what was there is lost.</summary>
    public void Resize(int frames)
    {
        Count = frames;
        DecoderInput.EnsureCapacity(frames * HibariShape.DecoderChannels);
        Pitch.EnsureCapacity(frames);
        if (_pulses.Length < frames) _pulses = new float[Math.Max(frames, 2 * _pulses.Length)];
    }

    /// <summary>Changes the pitch where there is one: what the decoder is told, and the pulses, which a whisper does not have.</summary>
    /// <param name="factor">Of the voice's own pitch.</param>
    /// <param name="isWhisper">Whether the pulses are left out.</param>
    public void Shade(float factor, bool isWhisper)
    {
        var told = DecoderInput.Span.Slice(HibariShape.PitchChannel * Count, Count);
        var pitch = Pitch.Span;
        for (var frame = 0; frame < Count; frame++)
        {
            var hertz = pitch[frame];
            if (hertz > LowestPitch && factor != 1)
            {
                hertz *= factor;
                told[frame] = MathF.Log(1 + hertz) / 5;
            }

            _pulses[frame] = isWhisper ? 0 : hertz;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        DecoderInput.Dispose();
        Pitch.Dispose();
    }
}
