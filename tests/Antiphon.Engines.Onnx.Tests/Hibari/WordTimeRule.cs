using Antiphon.Engines.Onnx.Hibari.Prosody;
using Antiphon.Engines.Onnx.Hibari;
using Antiphon.Engines.Onnx.Hibari.Inference;
using Antiphon.Engines.Onnx.Hibari.Phonemes;
using Antiphon.Engines.Onnx.Hibari.Speaking;
using Antiphon.Engines.Onnx.Hibari.Timing;
using Antiphon.Engines.Onnx.Models;
using Antiphon.Engines.Onnx.Tests.Hibari.Inference;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Planning;
using Antiphon.Text.English;

namespace Antiphon.Engines.Onnx.Tests.Hibari;

/// <summary>
/// Where a request's words are to be, by the rule alone: the durations before a word, less 50 ms, less the silence that was cut in front of
/// its segment. A segment's last word ends 50 ms into the slot of its last sound.
/// </summary>
internal static class WordTimeRule
{
    private const double Unit = 0.025;
    private const double Correction = 0.05;
    private const double Rate = 24_000;

    private static readonly ModelFolder Folder = new ModelStore(new ModelStoreOptions()).Find("hibari-heart");
    private static readonly EnglishFrontEnd English = EnglishFrontEnd.Load(Network.Neural);
    private static readonly PhonemeSegmenter Segmenter = new(PhonemeVocabulary.Read(Folder.Read("vocab.json")), maxIds: 256);

    /// <summary>What the network speaks at a time of a request that ends a sentence.</summary>
    public static IReadOnlyList<PhonemeSegment> SegmentsOf(SpeechRequest request) =>
        Segmenter.Cut(English.Of(EnglishAccent.American).Pronounce(request.Text, request.Readings), isClosed: true);

    /// <summary>Seconds at which each word begins and ends, in order.</summary>
    public static IReadOnlyList<(double Start, double End)> TimesOf(SpeechRequest request)
    {
        using var runner = new HibariRunner(VoiceParts.Of(HibariForm.Integer));
        using var workspace = new SpeechWorkspace();
        var settings = VoiceSettings.Of(request, HibariVoice.All[0]);
        var segments = SegmentsOf(request);
        var times = new List<(double, double)>();
        var samples = 0;
        for (var i = 0; i < segments.Count; i++)
        {
            var segment = segments[i];
            var durations = DurationPlan.Make(runner.PredictDurations(segment.Ids, CancellationToken.None), settings.Default.Speed);
            var pause = new HibariPauses().Behind(segment.LastMark, i == segments.Count - 1 ? request.Ending : PieceEnd.Clause) / settings.Default.Speed;
            var speech = new SegmentSpeech(new SegmentRequest(segment, settings, (int)(pause.TotalSeconds * Rate), IsFirst: i == 0), workspace);
            speech.Prepare(runner, CancellationToken.None);
            var begin = samples;
            while (!speech.IsOver) samples += speech.Next(runner, CancellationToken.None).Length;
            foreach (var word in segment.Words) times.Add(Place(word, segment, durations, begin / Rate, speech.Cut / Rate));
        }

        return times;
    }

    private static (double Start, double End) Place(SegmentWord word, PhonemeSegment segment, int[] durations, double begin, double cut)
    {
        var end = word.EndId > segment.LastSound ? SlotStart(segment.LastSound) + Correction : SlotStart(word.EndId) - Correction;
        return (begin + Math.Max(0, SlotStart(word.FirstId) - Correction - cut), begin + end - cut);

        double SlotStart(int id) => durations.Take(id).Sum() * Unit;
    }
}
