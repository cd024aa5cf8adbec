using System.Runtime.CompilerServices;
using Antiphon.Engines.Onnx.Hibari.Prosody;
using Antiphon.Engines.Onnx.Hibari.Speaking;
using Antiphon.Engines.Onnx.Models;
using Antiphon.Engines.Onnx.Neural;
using Antiphon.Engines.Onnx.Runtime;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Voices;

namespace Antiphon.Engines.Onnx.Hibari;

/// <summary>
/// The neural English voice, on our own cores. Each chunk is one step of work of at most some tens of milliseconds; whoever asks for the
/// next one gives it a core. Equal requests give equal samples on one machine, whatever else is spoken meanwhile.
/// </summary>
/// <param name="neural">Where ONNX Runtime and the model are.</param>
/// <param name="options">Null for the defaults.</param>
public sealed class HibariSynthesizer(NeuralRuntime neural, HibariOptions? options = null) : ISynthesizer
{
    private readonly HibariOptions _options = options ?? new HibariOptions();
    private volatile HibariEngine? _engine;
    private volatile EngineState _state = NeuralState.NotStarted(HibariVoice.Engine);

    /// <inheritdoc/>
    public string Name => HibariVoice.Engine;

    /// <inheritdoc/>
    public IReadOnlyList<Voice> Voices => _engine is null ? [] : HibariVoice.AllVoices;

    /// <inheritdoc/>
    public EngineAbilities Abilities => EngineAbilities.WordProsody | EngineAbilities.Volume | EngineAbilities.MaxDuration;

    /// <inheritdoc/>
    public EngineState State => _state;

    /// <summary>How the network computes; null while the engine cannot speak.</summary>
    internal HibariForm? Form => _engine?.Form;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _options.Validate();
        if (_engine is not null) return;
        try
        {
            var engine = await HibariEngine.LoadAsync(neural, _options).ConfigureAwait(false);
            _state = EngineState.ReadyWith($"{Describe(engine.Form)}, model {neural.FindModel(_options.Model).Path}");
            _engine = engine;
        }
        catch (Exception e) when (NeuralState.IsMissingOrBroken(e))
        {
            _state = NeuralState.Missing(e, _options.Model);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
        SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var engine = _engine ?? throw new EngineException(EngineFailure.Unavailable, _state.Reason);
        var voice = HibariVoice.Find(request.Voice) ?? throw Refused($"The engine hibari has no voice {request.Voice.Id}.");
        CheckLength(request.Text);
        using var speech = Begin(engine, request, voice);
        while (!speech.IsOver) yield return await StepAsync(engine, speech, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Frees the voice. Requests under way end undisturbed, or with their next step.</summary>
    public ValueTask DisposeAsync()
    {
        var engine = Interlocked.Exchange(ref _engine, null);
        _state = NeuralState.Stopped(Name);
        engine?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static RequestSpeech Begin(HibariEngine engine, SpeechRequest request, HibariVoice voice)
    {
        try
        {
            return engine.Begin(request, voice);
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw FailureOf(e);
        }
    }

    private static async ValueTask<SpeechChunk> StepAsync(HibariEngine engine, RequestSpeech speech, CancellationToken cancellationToken)
    {
        try
        {
            using var lease = await engine.Runners.RentAsync(cancellationToken).ConfigureAwait(false);
            return speech.Step(lease.Runner, cancellationToken);
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw FailureOf(e);
        }
    }

    private static bool IsFailure(Exception e) => e is ObjectDisposedException or OnnxException or ModelException or InvalidDataException;

    private static EngineException FailureOf(Exception e) => e is ObjectDisposedException
        ? new EngineException(EngineFailure.Unavailable, "hibari was stopped", e)
        : new EngineException(EngineFailure.Failed, e.Message, e);

    private static string Describe(HibariForm form) =>
        form == HibariForm.Integer ? "8-bit integers" : "floats, half as fast: this processor's integers are not exact enough";

    private void CheckLength(string text)
    {
        if (text.Length > _options.MaxTextLength) throw Refused($"The text has {text.Length} characters; the engine takes at most {_options.MaxTextLength}.");
    }

    private static EngineException Refused(string reason) => EngineException.ForClient(EngineFailure.Refused, reason);
}
