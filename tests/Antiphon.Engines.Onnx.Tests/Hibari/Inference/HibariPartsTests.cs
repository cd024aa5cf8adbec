using Antiphon.Engines.Onnx.Graphs;
using Antiphon.Engines.Onnx.Hibari;
using Antiphon.Engines.Onnx.Hibari.Inference;
using Antiphon.Engines.Onnx.Hibari.Timing;
using Antiphon.Engines.Onnx.Hibari.Waveform;
using Antiphon.Engines.Onnx.Runtime;
using Microsoft.ML.OnnxRuntime;

namespace Antiphon.Engines.Onnx.Tests.Hibari.Inference;

public sealed class HibariPartsTests
{
    private static readonly OnnxSessionOptions Options = new() { Optimization = GraphOptimizationLevel.ORT_ENABLE_EXTENDED };

    [SharedTheory]
    [InlineData(HibariForm.Integer)]
    [InlineData(HibariForm.Float)]
    public void Propose_GoldenSentences_GivesTheGoldenDurations(HibariForm form)
    {
        using var runner = new HibariRunner(VoiceParts.Of(form));
        using var frames = new SpeechFrames();
        var (ids, wrong, offByMore) = (0, 0, 0);
        foreach (var sentence in GoldenSentence.ReadAll())
        {
            var durations = Round(runner.PredictDurations(sentence.Ids, CancellationToken.None), sentence.Speed);
            ids += durations.Length;
            wrong += durations.Zip(sentence.Durations).Count(pair => pair.First != pair.Second);
            offByMore += durations.Zip(sentence.Durations).Count(pair => Math.Abs(pair.First - pair.Second) > 1);
        }

        wrong.ShouldBeLessThanOrEqualTo(ids / 50);
        offByMore.ShouldBe(0);
    }

    [SharedFact]
    public void Plan_GoldenDurations_GivesTheGoldenPitch()
    {
        using var runner = new HibariRunner(VoiceParts.Of(HibariForm.Integer));
        using var frames = new SpeechFrames();
        foreach (var sentence in GoldenSentence.ReadAll())
        {
            runner.PredictDurations(sentence.Ids, CancellationToken.None);
            runner.PlanFrames(sentence.Durations, frames, CancellationToken.None);

            var pitch = frames.Pitch.Span[..sentence.Pitch.Length].ToArray();
            var voiced = sentence.Pitch.Zip(pitch).Where(pair => pair.First > 60 && pair.Second > 60);
            voiced.Select(pair => Math.Abs(pair.First - pair.Second)).DefaultIfEmpty().Max().ShouldBeLessThan(4, sentence.Text);
        }
    }

    [SharedFact]
    public void Parts_OneAfterTheOther_GiveExactlyTheWholeNetworksPitch()
    {
        var whole = OnnxGraph.Read(VoiceParts.Model);
        if (UnsignedWeights.AreNeeded) whole = UnsignedWeights.Apply(whole);
        using var session = OnnxSession.Load(Network.Runtime, "whole", whole.ToModel(), Options);
        using var run = session.CreateRun();
        using var runner = new HibariRunner(VoiceParts.Of(HibariForm.Integer));
        using var frames = new SpeechFrames();
        foreach (var sentence in GoldenSentence.ReadAll().Where(sentence => sentence.Speed == 1))
        {
            using var ids = new NativeBuffer<long>(sentence.Ids.Length);
            using var speed = new NativeBuffer<float>(1);
            for (var i = 0; i < sentence.Ids.Length; i++) ids.Span[i] = sentence.Ids[i];
            speed.Span[0] = 1;
            run.BindInput(run.Input("ids"), ids, [1, sentence.Ids.Length]);
            run.BindInput(run.Input("speed"), speed, [1]);
            run.Run(CancellationToken.None);

            runner.PlanFrames(Round(runner.PredictDurations(sentence.Ids, CancellationToken.None), 1), frames, CancellationToken.None);

            frames.Pitch.Span[..frames.Count].ToArray().ShouldBe(run.Read<float>(run.Output("f0")).ToArray());
        }
    }

    [SharedTheory]
    [InlineData(HibariForm.Float, true, 1e-4)]
    [InlineData(HibariForm.Float, false, 1e-4)]
    [InlineData(HibariForm.Integer, true, 0.1)]
    [InlineData(HibariForm.Integer, false, 0.1)]
    public void Decode_InTheChunksOfASchedule_GivesTheWholesSpectra(HibariForm form, bool isFirst, double tolerance)
    {
        using var runner = new HibariRunner(VoiceParts.Of(form));
        using var frames = new SpeechFrames();
        foreach (var sentence in GoldenSentence.ReadAll().Where(sentence => sentence.Speed == 1))
        {
            runner.PredictDurations(sentence.Ids, CancellationToken.None);
            runner.PlanFrames(sentence.Durations, frames, CancellationToken.None);
            using var session = VoiceParts.Of(form).Decoder.CreateRun();
            session.BindInput(0, frames.DecoderInput, [1, HibariShape.DecoderChannels, frames.Count]);
            session.Run(CancellationToken.None);
            var whole = session.Read<float>(0);

            var (first, sum, worst) = (0, 0.0, 0.0);
            foreach (var count in ChunkSchedule.Make(frames.Count, isFirst))
            {
                var range = runner.Decode(frames, first, count, CancellationToken.None);
                for (var bin = 0; bin < FrameGrid.Bins; bin++)
                {
                    for (var frame = 0; frame < count; frame++)
                    {
                        var chunked = runner.Spectra.Harmonics.Span[(bin * range.Stride) + range.First + frame];
                        var difference = Math.Abs(chunked - whole[(bin * frames.Count) + first + frame]);
                        sum += difference;
                        worst = Math.Max(worst, difference);
                    }
                }

                first += count;
            }

            first.ShouldBe(frames.Count);
            (form == HibariForm.Float ? worst : sum / (frames.Count * FrameGrid.Bins)).ShouldBeLessThan(tolerance, sentence.Text);
        }
    }

    [Fact]
    public void ReferenceSentence_NetworkInTheBox_IsSpokenRightInBothForms()
    {
        foreach (var form in Enum.GetValues<HibariForm>())
        {
            using var runner = new HibariRunner(VoiceParts.Of(form));
            ReferenceSentence.Read().Matches(runner).ShouldBeTrue();
        }
    }

    [Fact]
    public void Plan_AfterASecondSentence_AllocatesNothing()
    {
        using var runner = new HibariRunner(VoiceParts.Of(HibariForm.Integer));
        using var frames = new SpeechFrames();
        int[] ids = [0, 52, 156, 86, 61, 3, 16, 65, 51, 16, 53, 156, 72, 56, 4, 0];
        int[] durations = [15, 2, 3, 3, 3, 1, 2, 2, 2, 2, 2, 5, 3, 13, 6, 1];
        Once();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Once();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1024);

        void Once()
        {
            runner.PredictDurations(ids, CancellationToken.None);
            runner.PlanFrames(durations, frames, CancellationToken.None);
            runner.Decode(frames, 0, 48, CancellationToken.None);
        }
    }

    private static int[] Round(ReadOnlySpan<float> predicted, double speed)
    {
        var durations = new int[predicted.Length];
        for (var i = 0; i < durations.Length; i++) durations[i] = (int)Math.Max(1, MathF.Round(predicted[i] / (float)speed));
        return durations;
    }
}
