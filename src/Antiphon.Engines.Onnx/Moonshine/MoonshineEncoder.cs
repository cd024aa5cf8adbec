using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Engines.Onnx.Moonshine;

/// <summary>Turns samples into what the decoder listens to. One listener's own; for one thread at a time.</summary>
internal sealed class MoonshineEncoder : IDisposable
{
    private readonly OnnxRun _run;
    private readonly NativeBuffer<float> _samples = new(MoonshineModel.SampleRate);
    private readonly int _input;
    private readonly int _mask;

    public MoonshineEncoder(OnnxSession session)
    {
        _run = session.CreateRun();
        (_input, _mask, Output) = (_run.Input("input_values"), _run.Input("attention_mask"), _run.Output("last_hidden_state"));
    }

    /// <summary>The output's place: frames of 24 ms, [1, frames, 288].</summary>
    public int Output { get; }

    public OnnxRun Run => _run;

    /// <param name="window">16 kHz, −1 to 1.</param>
    /// <param name="padding">Silent samples to put behind it.</param>
    /// <param name="ones">At least as many ones as there are samples then.</param>
    /// <param name="cancellationToken">Ends the run early.</param>
    public void Encode(ReadOnlySpan<float> window, int padding, NativeBuffer<long> ones, CancellationToken cancellationToken)
    {
        var length = window.Length + padding;
        _samples.EnsureCapacity(length);
        window.CopyTo(_samples.Span);
        _samples.Span.Slice(window.Length, padding).Clear();
        _run.BindInput(_input, _samples, [1, length]);
        _run.BindInput(_mask, ones, [1, length]);
        _run.Run(cancellationToken);
    }

    public void Dispose()
    {
        _run.Dispose();
        _samples.Dispose();
    }
}
