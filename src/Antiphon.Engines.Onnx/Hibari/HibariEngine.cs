using Antiphon.Engines.Onnx.Hibari.Inference;
using Antiphon.Engines.Onnx.Hibari.Phonemes;
using Antiphon.Engines.Onnx.Hibari.Prosody;
using Antiphon.Engines.Onnx.Hibari.Speaking;
using Antiphon.Engines.Onnx.Models;
using Antiphon.Engines.Onnx.Neural;
using Antiphon.Engines.Onnx.Runtime;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Planning;
using Antiphon.Text.English;

namespace Antiphon.Engines.Onnx.Hibari;

/// <summary>Everything of the voice that is loaded once. Safe for concurrent use.</summary>
internal sealed class HibariEngine : IDisposable
{
    private const int IdleWorkspaces = 16;

    private readonly HibariOptions _options;
    private readonly HibariParts _parts;
    private readonly EnglishFrontEnd _english;
    private readonly PhonemeSegmenter _segmenter;
    private readonly WorkspacePool _workspaces = new(IdleWorkspaces);

    private HibariEngine(
        HibariOptions options, HibariParts parts, EnglishFrontEnd english, PhonemeVocabulary vocabulary)
    {
        (_options, _parts, _english) = (options, parts, english);
        _segmenter = new PhonemeSegmenter(vocabulary, options.MaxSegmentIds);
        Runners = new RunnerPool(parts, options.MaxConcurrentSteps);
    }

    /// <summary>How the network computes.</summary>
    public HibariForm Form => _parts.Form;

    /// <summary>What computes steps.</summary>
    public RunnerPool Runners { get; }

    /// <summary>Loads the voice: the network and the English at the same time.</summary>
    /// <exception cref="ModelException">The model or a file of it is missing or changed.</exception>
    /// <exception cref="OnnxException">There is no runtime, or it cannot run the network.</exception>
    /// <exception cref="InvalidDataException">A file is not what its name says.</exception>
    public static async Task<HibariEngine> LoadAsync(NeuralRuntime neural, HibariOptions options)
    {
        var folder = neural.FindModel(options.Model);
        var loadParts = Task.Run(() => LoadParts(neural, folder, options));
        var loadEnglish = Task.Run(() => EnglishFrontEnd.Load(neural, options.Model));
        try
        {
            var vocabulary = PhonemeVocabulary.Read(folder.Read("vocab.json"));
            var (parts, english) = (await loadParts.ConfigureAwait(false), await loadEnglish.ConfigureAwait(false));
            return await WarmUpAsync(new HibariEngine(options, parts, english, vocabulary)).ConfigureAwait(false);
        }
        catch
        {
            await DisposeLoadedAsync(loadParts).ConfigureAwait(false);
            await DisposeLoadedAsync(loadEnglish).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Reads a request's text; nothing is computed of its sound yet.</summary>
    /// <param name="request">What to say.</param>
    /// <param name="voice">The one that the request names.</param>
    public RequestSpeech Begin(SpeechRequest request, HibariVoice voice)
    {
        var pronunciation = _english.Of(EnglishAccent.American).Pronounce(request.Text, request.Readings);
        var segments = _segmenter.Cut(pronunciation, isClosed: request.Ending >= PieceEnd.Sentence);
        return new RequestSpeech(segments, request, VoiceSettings.Of(request, voice), _options.Pauses, _workspaces);
    }

    /// <summary>Frees what no request uses any more; runs that are under way end undisturbed.</summary>
    public void Dispose()
    {
        Runners.Dispose();
        _workspaces.Dispose();
        _parts.Dispose();
        _english.Dispose();
    }

    // The first words that anybody speaks compile code and touch memory for the first time: better these than a listener's.
    private static async Task<HibariEngine> WarmUpAsync(HibariEngine engine)
    {
        var voice = HibariVoice.All[0];
        using var speech = engine.Begin(new SpeechRequest { Voice = voice.Voice, Text = "One, two, three: these words are for nobody." }, voice);
        using var lease = await engine.Runners.RentAsync(CancellationToken.None).ConfigureAwait(false);
        while (!speech.IsOver) speech.Step(lease.Runner, CancellationToken.None);
        return engine;
    }

    private static HibariParts LoadParts(NeuralRuntime neural, ModelFolder folder, HibariOptions options)
    {
        var (runtime, model) = (neural.LoadOnnx(), folder.Read("hibari.onnx"));
        var parts = HibariParts.Load(runtime, model, options.Form ?? HibariForm.Integer, neural.Cache);
        using var runner = new HibariRunner(parts);
        if (ReferenceSentence.Read().Matches(runner) || options.Form is not null) return parts;
        parts.Dispose();
        return HibariParts.Load(runtime, model, HibariForm.Float, neural.Cache);
    }

    private static async Task DisposeLoadedAsync<T>(Task<T> loading)
        where T : IDisposable
    {
        await ((Task)loading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (loading.IsCompletedSuccessfully) (await loading.ConfigureAwait(false)).Dispose();
    }
}
