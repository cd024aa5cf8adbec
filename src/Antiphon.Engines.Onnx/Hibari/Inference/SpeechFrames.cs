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

    /// <summary>Pitch of the pulses: made by <see cref="ApplyPitch(float, bool)"/>.</summary>
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
    public void ApplyPitch(float factor, bool isWhisper) => ApplyPitch(0, Count, factor, isWhisper);

    /// <summary>The same of some frames.</summary>
    public void ApplyPitch(int first, int count, float factor, bool isWhisper)
    {
        var told = DecoderInput.Span.Slice(HibariShape.PitchChannel * Count, Count);
        var pitch = Pitch.Span;
        for (var frame = first; frame < first + count; frame++)
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

    /// <summary>Leaves frames out evenly: what is said takes less time than whole durations can be made. After <see cref="ApplyPitch(float, bool)"/>.</summary>
    /// <param name="frames">How many stay; not more than <see cref="Count"/>.</param>
    public void DropFrames(int frames)
    {
        var before = Count;
        var input = DecoderInput.Span;
        for (var channel = 0; channel < HibariShape.DecoderChannels; channel++) Keep(input.Slice(channel * before, before), input[(channel * frames)..]);
        Keep(Pitch.Span[..before], Pitch.Span);
        Keep(_pulses.AsSpan(0, before), _pulses);
        Count = frames;

        void Keep(Span<float> from, Span<float> to)
        {
            for (var i = 0; i < frames; i++) to[i] = from[(int)((long)i * before / frames)];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        DecoderInput.Dispose();
        Pitch.Dispose();
    }
}
