using Antiphon.Audio.Levels;

namespace Antiphon.Server.Tests.Heard;

/// <summary>Where one piece of speech meets the next, nobody hears it.</summary>
public sealed class SeamTests(HeardFixture fixture, ITestOutputHelper log) : IClassFixture<HeardFixture>
{
    private const int Rate = 22_050;

    [Theory]
    [MemberData(nameof(Texts.Voices), MemberType = typeof(Texts))]
    public async Task Seams_BetweenPieces_StepNoFurtherThanSpeechItself(string voice)
    {
        var text = Texts.Of(voice);
        var heard = (await fixture.Http.SpeakAsync(fixture.Server.Options(voice, rate: Rate), text)).Samples();
        var language = fixture.Espeak.Voices.Single(v => v.Id == voice).Language;
        var pieces = await fixture.Espeak.SayAsync(voice, Speaking.PiecesOf(text, language));
        pieces.Sum(piece => piece.Length).ShouldBe(heard.Length);

        const int around = Rate / 1000;
        var inside = pieces.Max(piece => SampleLevel.LargestStep(piece.AsSpan(around..^around)));
        var seam = 0;
        foreach (var piece in pieces[..^1])
        {
            seam += piece.Length;
            var step = SampleLevel.LargestStep(heard.AsSpan(seam - around, 2 * around));
            log.WriteLine($"{voice}: {step} at {seam}, inside {inside}");
            step.ShouldBeLessThanOrEqualTo(inside);

            // Far below: the fade lets a piece end at zero.
            step.ShouldBeLessThan(300);
        }

        SampleLevel.CountClipped(heard).ShouldBe(0);
        SampleLevel.Peak(heard).ShouldBeInRange(8_000, 32_000);
    }
}
