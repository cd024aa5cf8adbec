using Antiphon.Speech.Engines;
using Antiphon.Speech.Planning;

namespace Antiphon.Engines.Onnx.Tests.Hibari;

/// <summary>What markup asks of the voice, measured in its sound.</summary>
public sealed class HibariProsodyTests(ITestOutputHelper output)
{
    private const string Sentence = "We own a yellow lamp, and nobody here believes a word of it.";
    private const string Word = "yellow";

    [Theory]
    [InlineData(0.7)]
    [InlineData(1.3)]
    [InlineData(1.6)]
    public async Task Pitch_OfOneWord_MovesThatWordAndNoOther(double factor)
    {
        var plain = await SpeakAsync();
        var spoken = await SpeakAsync(new ProsodySpan(At(Word), Word.Length, Pitch: factor));

        spoken.Seconds.ShouldBe(plain.Seconds, tolerance: 0.03);
        var ratio = SpokenPitch.Median(spoken.Word(Sentence, Word)) / SpokenPitch.Median(plain.Word(Sentence, Word));
        var other = SpokenPitch.Median(spoken.Word(Sentence, "nobody")) / SpokenPitch.Median(plain.Word(Sentence, "nobody"));
        output.WriteLine($"{ratio:0.00} of the word, {other:0.00} of another");
        ratio.ShouldBe(factor, tolerance: 0.1 * factor);
        other.ShouldBe(1, tolerance: 0.03);
    }

    [Theory]
    [InlineData(-6)]
    [InlineData(-12)]
    [InlineData(6)]
    public async Task Volume_OfOneWord_IsThatManyDecibels(double decibels)
    {
        var plain = await SpeakAsync();
        var spoken = await SpeakAsync(new ProsodySpan(At(Word), Word.Length, Volume: Math.Pow(10, decibels / 20)));

        Decibels(spoken.Word(Sentence, Word), plain.Word(Sentence, Word)).ShouldBe(decibels, tolerance: 0.7);
        Decibels(spoken.Word(Sentence, "believes"), plain.Word(Sentence, "believes")).ShouldBe(0, tolerance: 0.1);
    }

    [Fact]
    public async Task Volume_ThatChanges_DoesNotClick()
    {
        var plain = await SpeakAsync();
        var spoken = await SpeakAsync(new ProsodySpan(At(Word), Word.Length, Volume: 0));
        Antiphon.Audio.Levels.SampleLevel.LargestStep(spoken.Samples).ShouldBeLessThanOrEqualTo(Antiphon.Audio.Levels.SampleLevel.LargestStep(plain.Samples));
    }

    [Fact]
    public async Task Soft_Phonation_HasLessAboveTwoKilohertzAndIsHeard()
    {
        var plain = await SpeakAsync();
        var soft = await TestVoice.SpeakAsync(TestVoice.Say(Sentence) with { Soft = true });

        var change = HighShare(soft.Samples) - HighShare(plain.Samples);
        output.WriteLine($"{change:0.0} dB above 2 kHz beside the whole; level {soft.Decibels:0.0}, {plain.Decibels:0.0} plain");
        change.ShouldBeLessThan(-4);
        soft.Decibels.ShouldBeInRange(plain.Decibels - 8, plain.Decibels);
        SpokenPitch.Median(soft.Samples).ShouldBe(SpokenPitch.Median(plain.Samples), tolerance: 10);
    }

    [Theory]
    [InlineData(1.2)]
    [InlineData(1.6)]
    [InlineData(2.2)]
    [InlineData(3)]
    [InlineData(4.5)]
    public async Task MaxDuration_ShorterThanTheText_IsHeld(double times)
    {
        var request = TestVoice.Say(Sentence + " It shines all night, and the whole street is bright, whether we like it or not.");
        var plain = await TestVoice.SpeakAsync(request);
        var bound = TimeSpan.FromSeconds(plain.Seconds / times);

        var spoken = await TestVoice.SpeakAsync(request with { MaxDuration = bound });

        output.WriteLine($"{plain.Seconds:0.00} s, at most {bound.TotalSeconds:0.00}: {spoken.Seconds:0.00}, the last {spoken.SilenceBehind:0.00} silent");
        spoken.Seconds.ShouldBeLessThanOrEqualTo(bound.TotalSeconds);
        spoken.Seconds.ShouldBeGreaterThan(0.85 * bound.TotalSeconds);
        spoken.Marks.Length.ShouldBe(plain.Marks.Length);
        (spoken.Marks[^1].SampleOffset / 24_000.0).ShouldBeLessThan(spoken.Seconds);
    }

    [Fact]
    public async Task MaxDuration_OfSeveralSegments_IsHeldToo()
    {
        var request = TestVoice.Say(string.Join(", ", Enumerable.Repeat("and the lamps along the river went out one by one", 9)) + ".");
        WordTimeRule.SegmentsOf(request).Count.ShouldBeGreaterThan(1);
        var plain = await TestVoice.SpeakAsync(request);
        var bound = TimeSpan.FromSeconds(plain.Seconds / 1.7);
        (await TestVoice.SpeakAsync(request with { MaxDuration = bound })).Seconds.ShouldBeInRange(0.85 * bound.TotalSeconds, bound.TotalSeconds);
    }

    [Fact]
    public async Task MaxDuration_LongerThanTheText_ChangesNothing()
    {
        var plain = await SpeakAsync();
        var spoken = await TestVoice.SpeakAsync(TestVoice.Say(Sentence) with { MaxDuration = TimeSpan.FromSeconds(plain.Seconds + 0.2) });
        spoken.Samples.ShouldBe(plain.Samples);
    }

    [Fact]
    public async Task Sounds_OfASentence_AreItsPhonemesInOrder()
    {
        var spoken = await TestVoice.SpeakAsync(TestVoice.Say("Mary had a little lamb.") with { WithSounds = true });

        string.Join(' ', spoken.Sounds.Select(sound => sound.Ipa)).TrimEnd().ShouldBe("m ɛ ɹ i h æ d ɐ l ɪ ɾ ə l l æ m");
        spoken.Sounds[^1].Ipa.ShouldBeEmpty();
        spoken.Sounds.Select(sound => sound.SampleOffset).ShouldBeInOrder();
        spoken.Sounds[0].SampleOffset.ShouldBe(spoken.Marks[0].SampleOffset);
        ((spoken.Seconds * 24_000) - spoken.Sounds[^1].SampleOffset).ShouldBeInRange(10_000, 14_000);
    }

    [Fact]
    public async Task Sounds_NobodyAskedFor_AreNotTold() => (await SpeakAsync()).Sounds.ShouldBeEmpty();

    [Fact]
    public async Task OpenEnd_HasNoPause()
    {
        var open = await TestVoice.SpeakAsync(TestVoice.Say("We own a") with { Ending = PieceEnd.Open });
        open.SilenceBehind.ShouldBeLessThan(0.03);
    }

    private static Task<Spoken> SpeakAsync(params ProsodySpan[] prosody) => TestVoice.SpeakAsync(TestVoice.Say(Sentence) with { Prosody = prosody });

    private static int At(string word) => Sentence.IndexOf(word, StringComparison.Ordinal);

    private static double Decibels(short[] samples, short[] than) => 20 * Math.Log10(Spoken.Rms(samples) / Spoken.Rms(than));

    // What a high-pass filter of two poles at 2 kHz leaves, in dB beside everything.
    private static double HighShare(short[] samples)
    {
        const double Keep = 0.62;
        double first = 0, second = 0, before = 0, firstBefore = 0, high = 0, all = 0;
        foreach (var sample in samples)
        {
            first = Keep * (first + sample - before);
            second = Keep * (second + first - firstBefore);
            (before, firstBefore) = (sample, first);
            high += second * second;
            all += (double)sample * sample;
        }

        return 10 * Math.Log10(high / all);
    }
}
