using Antiphon.Speech.Engines;
using Antiphon.Speech.Planning;
using Antiphon.Speech.Sessions;
using Antiphon.Text.Annotated;

namespace Antiphon.Speech.Tests.Sessions;

public sealed class PartPlanTests
{
    [Fact]
    public void Plain_Piece_AllocatesItsRequestOnly()
    {
        var engine = new FakeSynthesizer();
        var plan = new PartPlan(engine, engine.Voices[0], voices: null, withSounds: false);
        var content = AnnotatedText.Plain("One is here.");

        var made = AllocatedBy(() => plan.Make(content, PieceEnd.Sentence, 1));
        var needed = AllocatedBy(() =>
        {
            // Code that is not optimised yet boxes flags to compare them.
            var gain = engine.Abilities.HasFlag(EngineAbilities.Volume) ? 2 : 1;
            return [new SpokenPart(engine, new SpeechRequest { Voice = engine.Voices[0], Text = content.Text.Text }, 0, gain, false)];
        });

        made.ShouldBeLessThanOrEqualTo(needed);
    }

    private static long AllocatedBy(Func<IReadOnlyList<SpokenPart>> make)
    {
        make().Count.ShouldBe(1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        make();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
