using Antiphon.Engines.Onnx.Hibari.Inference;
using Antiphon.Engines.Onnx.Hibari.Prosody;
using Antiphon.Engines.Onnx.Hibari.Speaking;
using Antiphon.Engines.Onnx.Hibari.Waveform;
using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Bench.Spoken.Steps;

/// <summary>Decodes all frames of a sentence in one run, and makes its samples in one call.</summary>
/// <param name="parts">Not owned.</param>
/// <param name="frames">How many.</param>
internal sealed class WholeDecoder(HibariParts parts, int frames) : IDisposable
{
    private readonly OnnxRun _run = parts.Decoder.CreateRun();
    private readonly NativeBuffer<float> _input = new(frames * HibariShape.DecoderChannels);
    private readonly SpectrumBuffers _spectra = new(frames);
    private readonly float[] _samples = new float[(frames + OverlapAdd.LatencyFrames) * FrameGrid.Hop];
    private readonly short[] _output = new short[frames * FrameGrid.Hop];

    /// <param name="workspace">Has the sentence's course, and its vocoder is at the beginning.</param>
    /// <param name="settings">How it is said.</param>
    public void Decode(SpeechWorkspace workspace, VoiceSettings settings)
    {
        var course = workspace.Frames;
        for (var channel = 0; channel < HibariShape.DecoderChannels; channel++)
        {
            course.DecoderInput.Span.Slice(channel * course.Count, frames).CopyTo(_input.Span[(channel * frames)..]);
        }

        _run.BindInput(0, _input, [1, HibariShape.DecoderChannels, frames]);
        var output = 0;
        foreach (var buffer in _spectra.All) _run.BindOutput(output++, buffer, [1, FrameGrid.Bins, frames]);
        _run.Run(CancellationToken.None);
        var samples = workspace.Vocoder.Write(_spectra, new FrameRange(frames, 0, frames), _samples);
        SoftLimiter.Write(_samples.AsSpan(0, samples), settings.Default.Gain, _output);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _spectra.Dispose();
        _input.Dispose();
        _run.Dispose();
    }
}
