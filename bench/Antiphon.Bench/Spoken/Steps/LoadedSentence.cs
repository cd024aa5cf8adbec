using Antiphon.Engines.Onnx.Graphs;
using Antiphon.Engines.Onnx.Hibari.Prosody;
using Antiphon.Engines.Onnx.Hibari;
using Antiphon.Engines.Onnx.Hibari.Inference;
using Antiphon.Engines.Onnx.Hibari.Phonemes;
using Antiphon.Engines.Onnx.Hibari.Speaking;
using Antiphon.Engines.Onnx.Hibari.Waveform;
using Antiphon.Engines.Onnx.Neural;
using Antiphon.Speech.Engines;
using Antiphon.Text.English;

namespace Antiphon.Bench.Spoken.Steps;

/// <summary>A sentence as the voice's network reads it, to be made in the engine's steps or in one.</summary>
internal sealed class LoadedSentence : IDisposable
{
    private readonly HibariParts _parts;
    private readonly HibariRunner _runner;
    private readonly SpeechWorkspace _workspace = new();
    private readonly PhonemeSegment _segment;
    private readonly VoiceSettings _settings;
    private readonly WholeDecoder _whole;

    private LoadedSentence(HibariParts parts, PhonemeSegment segment, VoiceSettings settings)
    {
        (_parts, _segment, _settings) = (parts, segment, settings);
        _runner = new HibariRunner(parts);
        var speech = Prepare(isFirst: true);
        _whole = new WholeDecoder(parts, speech.FrameCount);
        Length = TimeSpan.FromSeconds((double)speech.FrameCount * FrameGrid.Hop / FrameGrid.SampleRate);
    }

    /// <summary>How long it sounds.</summary>
    public TimeSpan Length { get; }

    /// <param name="text">Short enough to be read by the network at once.</param>
    public static LoadedSentence Load(string text)
    {
        var options = new HibariOptions();
        var neural = new NeuralRuntime();
        var folder = neural.FindModel(options.Model);
        var parts = HibariParts.Load(neural.LoadOnnx(), folder.Read("hibari.onnx"), HibariForm.Integer, new GraphCache(null));
        using var english = EnglishFrontEnd.Load(neural);
        var segmenter = new PhonemeSegmenter(PhonemeVocabulary.Read(folder.Read("vocab.json")), options.MaxSegmentIds);
        var segment = segmenter.Cut(english.Of(EnglishAccent.American).Pronounce(text), isClosed: true).Single();
        var settings = VoiceSettings.Of(new SpeechRequest { Voice = HibariVoice.AllVoices[0], Text = text }, HibariVoice.All[0]);
        return new LoadedSentence(parts, segment, settings);
    }

    /// <summary>Makes it as a request does.</summary>
    /// <param name="isFirst">Whether it is its stream's first piece.</param>
    public void SayInSteps(bool isFirst)
    {
        var speech = Prepare(isFirst);
        while (!speech.IsOver) speech.Next(_runner, CancellationToken.None);
    }

    /// <summary>Makes the same frames at once.</summary>
    public void SayWhole()
    {
        Prepare(isFirst: false);
        _whole.Decode(_workspace, _settings);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _whole.Dispose();
        _workspace.Dispose();
        _runner.Dispose();
        _parts.Dispose();
    }

    private SegmentSpeech Prepare(bool isFirst)
    {
        var speech = new SegmentSpeech(new SegmentRequest(_segment, _settings, Pause: 0, isFirst), _workspace);
        speech.Prepare(_runner, CancellationToken.None);
        return speech;
    }
}
