using Antiphon.Audio.Levels;
using Antiphon.Speech.Engines;

namespace Antiphon.Engines.Espeak.Tests;

public sealed class MarkTimeTests(EspeakFixture fixture, ITestOutputHelper output) : IClassFixture<EspeakFixture>
{
    private const int Window = 110;                        // 5 ms
    private const int ShortestPause = 20 * Window;
    private const double Heard = -50;

    [Theory]
    [InlineData("espeak-en-us-female", "Bread, butter, and a little salt: that is all. Stop! There is somebody at the door. If it rains, we stay; if not, we go.")]
    [InlineData("espeak-de-de-male", "Brot, Butter, und ein wenig Salz: das ist alles. Halt! Da ist jemand an der Tür. Wenn es regnet, bleiben wir; sonst gehen wir.")]
    [InlineData("espeak-fr-fr-female", "Du pain, du beurre, et un peu de sel: c'est tout. Arrête! Il y a quelqu'un. S'il pleut, on reste; sinon, on part.")]
    public async Task Words_BehindAPause_AreWhereTheyAreHeard(string voice, string text)
    {
        var spoken = await fixture.Engine.SayAsync(fixture.Engine.Request(text, voice));
        var errors = new List<double>();
        foreach (var onset in Onsets(spoken.Samples))
        {
            var nearest = spoken.Marks.Min(mark => Math.Abs(mark.SampleOffset - onset));
            if (nearest < 22_050 * 0.15) errors.Add(nearest / 22_050.0);
        }

        output.WriteLine($"{errors.Count}, median {errors.Order().ElementAt(errors.Count / 2) * 1000:0} ms, most {errors.Max() * 1000:0}");
        errors.Count.ShouldBeGreaterThan(4);
        errors.Order().ElementAt(errors.Count / 2).ShouldBeLessThan(0.05);
    }

    // Where something is heard behind at least 100 ms of nothing.
    private static IEnumerable<int> Onsets(short[] samples)
    {
        var silence = 0;
        for (var at = 0; at + Window <= samples.Length; at += Window)
        {
            var isHeard = SampleLevel.RmsDbfs(samples.AsSpan(at, Window)) > Heard;
            if (isHeard && silence >= ShortestPause) yield return at;
            silence = isHeard ? 0 : silence + Window;
        }
    }
}
