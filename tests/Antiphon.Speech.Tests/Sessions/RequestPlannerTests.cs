using Antiphon.Audio;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Planning;
using Antiphon.Speech.Sessions;
using Antiphon.Text.Annotated;

namespace Antiphon.Speech.Tests.Sessions;

public sealed class RequestPlannerTests
{
    [Fact]
    public void Plain_Piece_AllocatesItsRequestOnly()
    {
        var engine = new FakeSynthesizer();
        var setup = new SpeechSessionSetup
        {
            Engine = engine, Voice = engine.Voices[0], Format = new AudioFormat(AudioCodec.Pcm, FakeSynthesizer.SampleRate),
            Output = new FakeOutput(),
        };
        var planner = new RequestPlanner(setup, withSounds: false);
        var content = AnnotatedText.Plain("One is here.");

        var made = AllocatedBy(() => planner.Plan(content, PieceEnd.Sentence, 1));
        var needed = AllocatedBy(() =>
        {
            // Code that is not optimised yet boxes flags to compare them.
            var gain = engine.Abilities.HasFlag(EngineAbilities.Volume) ? 2 : 1;
            return [new PlannedRequest(engine, new SpeechRequest { Voice = engine.Voices[0], Text = content.Text.Text }, 0, gain, false)];
        });

        made.ShouldBeLessThanOrEqualTo(needed);
    }

    private static long AllocatedBy(Func<IReadOnlyList<PlannedRequest>> plan)
    {
        plan().Count.ShouldBe(1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        plan();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
