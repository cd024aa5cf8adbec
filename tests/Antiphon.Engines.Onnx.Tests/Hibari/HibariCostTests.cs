using System.Diagnostics;
using Antiphon.Engines.Onnx.Hibari;
using Antiphon.Engines.Onnx.Hibari.Inference;
using Antiphon.Engines.Onnx.Hibari.Timing;
using Antiphon.Engines.Onnx.Hibari.Waveform;
using Antiphon.Engines.Onnx.Tests.Hibari.Inference;

namespace Antiphon.Engines.Onnx.Tests.Hibari;

/// <summary>What a second of audio costs. Times are printed, not judged: machines differ.</summary>
[Collection(nameof(Alone))]
public sealed class HibariCostTests(ITestOutputHelper output)
{
    private const int Rounds = 20;

    private readonly HibariRunner _runner = new(VoiceParts.Of(HibariForm.Integer));
    private readonly SpeechFrames _frames = new();
    private readonly Vocoder _vocoder = new();
    private readonly float[] _samples = new float[(HibariRunner.MaxChunkFrames + OverlapAdd.LatencyFrames) * FrameGrid.Hop];
    private readonly double[] _best = new double[5];

    [SharedFact]
    public void Steps_OfASentence_AllocateNextToNothing()
    {
        var sentences = GoldenSentence.ReadAll().Where(sentence => sentence.Speed == 1);
        var longest = sentences.OrderByDescending(sentence => sentence.Ids.Length).Take(3);
        int[] ids = [0, .. longest.SelectMany(sentence => sentence.Ids[1..^1]), 0];
        foreach (var isFirst in new[] { true, false })
        {
            Array.Fill(_best, double.MaxValue);
            var bytes = 0L;
            for (var round = 0; round < Rounds; round++) bytes = Speak(ids, isFirst);

            var seconds = _frames.Count * (double)FrameGrid.Hop / FrameGrid.SampleRate;
            var names = new[] { "text", "prosody", "first chunk", "decoder", "waveform" };
            var share = (_best.Sum() - _best[2]) / 1000 / seconds;
            output.WriteLine($"{ids.Length} ids, {seconds:0.00} s of audio, {(isFirst ? "first" : "later")} piece: "
                + string.Join(", ", names.Zip(_best, (name, time) => $"{name} {time:0.0} ms"))
                + $"; {share:0.0000} of real time; {bytes / seconds:0} bytes a second");
            (bytes / seconds).ShouldBeLessThan(4096);
        }
    }

    private long Speak(int[] ids, bool isFirst)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        int[] durations = [];
        Measure(0, () => durations = DurationPlan.Make(_runner.PredictDurations(ids, CancellationToken.None), 1));
        Measure(1, () => _runner.PlanFrames(durations, _frames, CancellationToken.None));
        _frames.ApplyPitch(1, isWhisper: false);
        _vocoder.Reset(_frames.Pulses, default);
        var (first, decoder, waveform) = (0, 0.0, 0.0);
        foreach (var count in ChunkSchedule.Make(_frames.Count, isFirst))
        {
            var start = Stopwatch.GetTimestamp();
            var range = _runner.Decode(_frames, first, count, CancellationToken.None);
            decoder += Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (first == 0) _best[2] = Math.Min(_best[2], decoder);
            start = Stopwatch.GetTimestamp();
            _vocoder.Write(_runner.Spectra, range, _samples);
            waveform += Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            first += count;
        }

        (_best[3], _best[4]) = (Math.Min(_best[3], decoder), Math.Min(_best[4], waveform));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private void Measure(int part, Action step)
    {
        var start = Stopwatch.GetTimestamp();
        step();
        _best[part] = Math.Min(_best[part], Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
}
