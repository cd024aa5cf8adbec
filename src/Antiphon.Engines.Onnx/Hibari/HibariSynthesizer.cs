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
public sealed class HibariSynthesizer(NeuralRuntime neural, HibariOptions? options = null) : ISynthesizer, IAsyncDisposable
{
    private readonly HibariOptions _options = options ?? new HibariOptions();
    private volatile HibariEngine? _engine;
    private volatile string? _failure = "hibari has not been started";

    /// <inheritdoc/>
    public string Name => HibariVoice.Engine;

    /// <inheritdoc/>
    public IReadOnlyList<Voice> Voices => _engine is null ? [] : HibariVoice.AllVoices;

    /// <inheritdoc/>
    public EngineAbilities Abilities => EngineAbilities.WordProsody | EngineAbilities.Volume | EngineAbilities.MaxDuration;

    /// <summary>One line that says what is missing; null while the engine can speak.</summary>
    public string? UnavailableReason => _engine is null ? _failure : null;

    /// <summary>How the network computes; null while the engine cannot speak.</summary>
    public HibariForm? Form => _engine?.Form;

    /// <summary>Loads the voice. Does not fail when something is missing: <see cref="UnavailableReason"/> tells of it.</summary>
    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    public async Task StartAsync()
    {
        _options.Validate();
        if (_engine is not null) return;
        try
        {
            _engine = await HibariEngine.LoadAsync(neural, _options).ConfigureAwait(false);
        }
        catch (Exception e) when (IsMissingOrBroken(e))
        {
            _failure = e.Message;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
        SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var engine = _engine ?? throw new EngineException(EngineFailure.Unavailable, UnavailableReason ?? "hibari was stopped");
        var voice = HibariVoice.Find(request.Voice) ?? throw Refused($"The engine hibari has no voice {request.Voice.Id}.");
        CheckLength(request.Text);
        using var speech = Begin(engine, request, voice);
        while (!speech.IsOver) yield return await StepAsync(engine, speech, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Frees the voice. Requests under way end undisturbed, or with their next step.</summary>
    public ValueTask DisposeAsync()
    {
        var engine = Interlocked.Exchange(ref _engine, null);
        _failure = "hibari was stopped";
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

    private static bool IsMissingOrBroken(Exception e) =>
        e is ModelException or OnnxException or InvalidDataException or IOException or UnauthorizedAccessException;

    private void CheckLength(string text)
    {
        if (text.Length > _options.MaxTextLength) throw Refused($"The text has {text.Length} characters; the engine takes at most {_options.MaxTextLength}.");
    }

    private static EngineException Refused(string reason) => EngineException.ForClient(EngineFailure.Refused, reason);
}
