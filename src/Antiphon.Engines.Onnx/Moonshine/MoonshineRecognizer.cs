using System.Runtime.CompilerServices;
using Antiphon.Engines.Onnx.Models;
using Antiphon.Engines.Onnx.Neural;
using Antiphon.Engines.Onnx.Runtime;
using Antiphon.Speech.Engines;

namespace Antiphon.Engines.Onnx.Moonshine;

/// <summary>
/// The neural English recognizer, on our own cores. A recording is cut into windows of at most 15 s; each window is one step.
/// </summary>
/// <param name="neural">Where ONNX Runtime and the model are.</param>
public sealed class MoonshineRecognizer(NeuralRuntime neural) : IRecognizer
{
    /// <summary>Its <see cref="IEngine.Name"/>.</summary>
    public const string Engine = "moonshine";

    private static readonly IReadOnlyList<string> English = ["en"];

    private volatile MoonshineModel? _model;
    private volatile EngineState _state = NeuralState.NotStarted(Engine);

    /// <inheritdoc/>
    public string Name => Engine;

    /// <inheritdoc/>
    public EngineState State => _state;

    /// <inheritdoc/>
    public IReadOnlyList<string> Languages => _model is null ? [] : English;

    /// <inheritdoc/>
    public int SampleRate => MoonshineModel.SampleRate;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (_model is not null) return Task.CompletedTask;
        try
        {
            var model = MoonshineModel.Load(neural);
            _state = EngineState.ReadyWith($"model {neural.FindModel(MoonshineModel.TinyEnglish).Path}");
            _model = model;
        }
        catch (Exception e) when (NeuralState.IsMissingOrBroken(e))
        {
            _state = NeuralState.Missing(e, MoonshineModel.TinyEnglish);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RecognizedText> RecognizeAsync(
        RecognitionRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var model = _model ?? throw new EngineException(EngineFailure.Unavailable, _state.Reason);
        await Task.CompletedTask.ConfigureAwait(false);   // a step computes on the thread that asks for it
        using var listener = Listen(model);
        foreach (var window in WindowCutter.Cut(request.Samples.Span))
        {
            var text = Recognize(listener, request.Samples.Span.Slice(window.Start, window.Length), cancellationToken);
            yield return new RecognizedText(text, window.Start, window.Length);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        var model = Interlocked.Exchange(ref _model, null);
        _state = NeuralState.Stopped(Name);
        model?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static MoonshineListener Listen(MoonshineModel model)
    {
        try
        {
            return new MoonshineListener(model);
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw FailureOf(e);
        }
    }

    private static string Recognize(MoonshineListener listener, ReadOnlySpan<float> window, CancellationToken cancellationToken)
    {
        try
        {
            return listener.Recognize(window, cancellationToken);
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw FailureOf(e);
        }
    }

    private static bool IsFailure(Exception e) => e is ObjectDisposedException or OnnxException or ModelException;

    private static EngineException FailureOf(Exception e) => e is ObjectDisposedException
        ? new EngineException(EngineFailure.Unavailable, "moonshine was stopped", e)
        : new EngineException(EngineFailure.Failed, e.Message, e);
}
