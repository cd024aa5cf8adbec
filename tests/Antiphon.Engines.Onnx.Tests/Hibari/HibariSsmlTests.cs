using Antiphon.Audio.Levels;
using Antiphon.Speech.Marks;

namespace Antiphon.Engines.Onnx.Tests.Hibari;

/// <summary>Documents through a session and the voice in the box, measured in their sound.</summary>
public sealed class HibariSsmlTests(ITestOutputHelper output)
{
    private const string Text = "The harbour lights went out one by one before the storm arrived.";

    [Fact]
    public async Task RangeCompression_IsLouderAndEvenAndDoesNotClip()
    {
        var plain = await SpokenText.SayAsync(Text);
        var loud = await SpokenText.SaySsmlAsync($"<speak><amazon:effect name=\"drc\">{Text}</amazon:effect></speak>");

        var (before, after) = (LevelsOf(plain), LevelsOf(loud));
        output.WriteLine($"quiet {before.Quiet:0.0} to {after.Quiet:0.0} dB, loud {before.Loud:0.0} to {after.Loud:0.0}");
        loud.Samples.Length.ShouldBe(plain.Samples.Length);
        (after.Quiet - before.Quiet).ShouldBeGreaterThan(3);
        (after.Loud - after.Quiet).ShouldBeLessThan(before.Loud - before.Quiet - 3);
        SampleLevel.CountClipped(loud.Samples).ShouldBe(0);
    }

    [Theory]
    [InlineData("<amazon:effect name=\"whispered\">one by one</amazon:effect>")]
    [InlineData("<amazon:effect phonation=\"soft\">one by one</amazon:effect>")]
    [InlineData("<amazon:effect vocal-tract-length=\"+15%\">one by one</amazon:effect>")]
    [InlineData("<prosody amazon:max-duration=\"900ms\">one by one</prosody>")]
    [InlineData("<prosody rate=\"120%\" pitch=\"+20%\" volume=\"+3dB\">one by one</prosody>")]
    [InlineData("<emphasis level=\"strong\">one by one</emphasis>")]
    [InlineData("<lang xml:lang=\"en-GB\">one by one</lang>")]
    public async Task Manner_InsideASentence_KeepsItsWordsAndDoesNotClick(string stretch)
    {
        var plain = await SpokenText.SayAsync(Text);
        var spoken = await SpokenText.SaySsmlAsync($"<speak>{Text.Replace("one by one", stretch, StringComparison.Ordinal)}</speak>");

        output.WriteLine($"{plain.Samples.Length / 24_000.0:0.00} s, {spoken.Samples.Length / 24_000.0:0.00} s; steps {SampleLevel.LargestStep(plain.Samples)}, {SampleLevel.LargestStep(spoken.Samples)}");
        spoken.Words.ShouldBe(plain.Words);
        spoken.Of(SpeechMarkKinds.Sentence).Count().ShouldBe(1);
        (spoken.Samples.Length / (double)plain.Samples.Length).ShouldBeInRange(0.8, 1.35);
        SampleLevel.LargestStep(spoken.Samples).ShouldBeLessThan(2 * SampleLevel.LargestStep(plain.Samples));
    }

    [Fact]
    public async Task MaxDuration_OfADocument_IsHeld()
    {
        const string Bound = "<speak><prosody amazon:max-duration=\"3s\">The harbour lights went out. One by one, they were lit again. Nobody knew why.</prosody></speak>";
        (await SpokenText.SaySsmlAsync(Bound)).Samples.Length.ShouldBeInRange(24_000 * 5 / 2, 24_000 * 3);
    }

    // Levels of 50 ms in dB of full scale: those that one of ten is below, and one of ten above.
    private static (double Quiet, double Loud) LevelsOf(SpokenText spoken)
    {
        double[] levels = [.. spoken.Samples.Chunk(1_200).Select(chunk => SampleLevel.RmsDbfs(chunk)).Where(level => level > -55).Order()];
        return (levels[levels.Length / 10], levels[levels.Length * 9 / 10]);
    }
}
