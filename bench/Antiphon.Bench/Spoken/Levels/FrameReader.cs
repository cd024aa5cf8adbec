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

namespace Antiphon.Bench.Spoken.Levels;

/// <summary>Speaks sentences and tells what each frame of the decoder's input led to.</summary>
internal sealed class FrameReader : IDisposable
{
    private readonly HibariVoice _voice;
    private readonly HibariParts _parts;
    private readonly HibariRunner _runner;
    private readonly EnglishFrontEnd _english;
    private readonly PhonemeSegmenter _segmenter;
    private readonly SpeechWorkspace _workspace = new();

    public FrameReader(HibariVoice voice)
    {
        var options = new HibariOptions();
        _voice = voice;
        var neural = new NeuralRuntime();
        var folder = neural.FindModel(options.Model);
        _parts = HibariParts.Load(neural.LoadOnnx(), folder.Read("hibari.onnx"), HibariForm.Integer, new GraphCache(null));
        _runner = new HibariRunner(_parts);
        _english = EnglishFrontEnd.Load(neural);
        _segmenter = new PhonemeSegmenter(PhonemeVocabulary.Read(folder.Read("vocab.json")), options.MaxSegmentIds);
    }

    /// <summary>The frames of a sentence, without the correction of its level.</summary>
    public IReadOnlyList<SpokenFrame> Read(string text)
    {
        var frames = new List<SpokenFrame>();
        var pronounced = _english.Of(EnglishAccent.American).Pronounce(text);
        foreach (var segment in _segmenter.Cut(pronounced, isClosed: true)) AddFrames(segment, text, frames);
        return frames;
    }

    public void Dispose()
    {
        _workspace.Dispose();
        _runner.Dispose();
        _english.Dispose();
        _parts.Dispose();
    }

    private void AddFrames(PhonemeSegment segment, string text, List<SpokenFrame> all)
    {
        var settings = VoiceSettings.Of(new SpeechRequest { Voice = _voice.Voice, Text = text }, _voice);
        var speech = new SegmentSpeech(new SegmentRequest(segment, settings, Pause: 0, IsFirst: true), _workspace) { IsLevelled = false };
        speech.Prepare(_runner, CancellationToken.None);
        List<short> samples = [];
        while (!speech.IsOver) samples.AddRange(speech.Next(_runner, CancellationToken.None).Span);
        var frames = _workspace.Frames;
        for (var frame = 0; frame < speech.FrameCount; frame++)
        {
            var at = (frame * FrameGrid.Hop) - speech.Cut;
            var channels = new double[HibariShape.DecoderChannels];
            for (var c = 0; c < channels.Length; c++) channels[c] = frames.DecoderInput.Span[(c * frames.Count) + frame];
            all.Add(new SpokenFrame(channels, PowerOf(samples, at)));
        }
    }

    private static double PowerOf(List<short> samples, int at)
    {
        var power = 0.0;
        for (var i = Math.Max(0, at); i < Math.Min(samples.Count, at + FrameGrid.Hop); i++) power += (double)samples[i] * samples[i];
        return power / FrameGrid.Hop / 32768 / 32768;
    }
}
