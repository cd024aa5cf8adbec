using Antiphon.Audio.Levels;
using Antiphon.Speech.Engines;

namespace Antiphon.Engines.Espeak.Tests;

public sealed class SynthesisTests(EspeakFixture fixture) : IClassFixture<EspeakFixture>
{
    private readonly EspeakSynthesizer _engine = fixture.Engine;

    [Fact]
    public async Task Marks_OfPlainText_AreItsWordsInOrder()
    {
        const string Text = "Ça va, 𝒳yz? The 😀 cafe\u0301 costs 12.50 dollars, e.g. today.";
        var spoken = await _engine.SayAsync(Text);
        var words = spoken.Marks.Select(mark => Text.Substring(mark.TextStart, mark.TextLength)).ToArray();
        foreach (var word in new[] { "Ça", "va", "𝒳yz", "The", "😀", "cafe\u0301", "costs", "12.50", "dollars", "today" }) words.ShouldContain(word);
        spoken.Marks.Zip(spoken.Marks.Skip(1)).ShouldAllBe(pair =>
            pair.First.TextStart + pair.First.TextLength <= pair.Second.TextStart && pair.First.SampleOffset <= pair.Second.SampleOffset);
        spoken.Marks.ShouldAllBe(mark => mark.SampleOffset >= 0 && mark.SampleOffset < spoken.Samples.Length);
    }

    [Fact]
    public async Task Synthesis_OfEqualRequests_IsEqualInAnyOrderOnAnyWorker()
    {
        string[] texts = ["Hello there, my friend.", "One, two.", "It is what it is!"];
        string[] voices = ["espeak-en-us-female", "espeak-de-de-male", "espeak-fr-fr-female", "espeak-ru-ru-male"];
        var requests = (from text in texts from voice in voices select _engine.Request(text, voice)).ToArray();
        var first = await Task.WhenAll(requests.Select(request => _engine.SayAsync(request)));
        var again = await Task.WhenAll(requests.Reverse().Select(request => _engine.SayAsync(request)));
        for (var n = 0; n < requests.Length; n++)
        {
            again[^(n + 1)].Samples.ShouldBe(first[n].Samples);
            again[^(n + 1)].Marks.ShouldBe(first[n].Marks);
        }
    }

    [Fact]
    public async Task Synthesis_FiftyAtOnce_AllSpeakTheirOwn()
    {
        var alone = (await _engine.SayAsync("Number 7.")).Samples;
        var all = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => _engine.SayAsync($"Number {n}.")));
        all[7].Samples.ShouldBe(alone);
        all.Select(spoken => spoken.Samples.Length).ShouldAllBe(length => length > 4000);
        _engine.Pool.Waiting.ShouldBe(0);
        _engine.Pool.Running.ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n ")]
    [InlineData("a\0b\u0001\u0002 c\u001b[31m")]
    [InlineData("\ud800")]
    [InlineData("x\udc00\ud800y \ud83d")]
    [InlineData("\u200b\u200d\ufeff\u202e\u2066 right \u2069")]
    [InlineData("\ufffe\uffff\ufdd0 \U0001ffff\U0010ffff")]
    [InlineData("👨‍👩‍👧‍👦🏳️‍🌈 𝕳𝖊𝖑𝖑𝖔 🇩🇪")]
    [InlineData("Z̸̢̛̫a̷͙͊l̶̰̈́g̵̱̓o̸͎͝")]
    [InlineData("<speak>no &lt; markup & [[h@loU]]</speak>")]
    [InlineData("١٢٣ ১২৩ ⅷ ½ ㍿ ﷺ")]
    [InlineData("....!!!???;;;---___***")]
    public async Task Synthesis_OfStrangeText_HarmsNobody(string text)
    {
        foreach (var voice in new[] { "espeak-en-us-female", "espeak-cmn-cn-male", "espeak-arb-female" })
        {
            var spoken = await _engine.SayAsync(text, voice);
            spoken.Marks.ShouldAllBe(mark => mark.TextStart >= 0 && mark.TextLength > 0 && mark.TextStart + mark.TextLength <= text.Length);
        }

        (await _engine.SayAsync("Still here.")).Samples.Length.ShouldBeGreaterThan(4000);
        _engine.Pool.Running.ShouldBe(2);
    }

    [Fact]
    public async Task Synthesis_OfRandomUnits_HarmsNobody()
    {
        var random = new Random(7);
        for (var round = 0; round < 15; round++)
        {
            var text = new string([.. Enumerable.Range(0, 60).Select(n => n % 7 == 0 ? ' ' : (char)random.Next(0x10000))]);
            await _engine.SayAsync(text, round % 2 == 0 ? "espeak-en-us-male" : "espeak-hi-in-female");
        }

        _engine.Pool.Running.ShouldBe(2);
    }

    [Fact]
    public async Task RateAndPitch_Factors_AreHonoured()
    {
        const string Text = "This is a sentence of some length, to be measured.";
        var plain = (await _engine.SayAsync(Text)).Samples;
        var fast = (await _engine.SayAsync(_engine.Request(Text, rate: 2))).Samples;
        var fastest = (await _engine.SayAsync(_engine.Request(Text, rate: 4))).Samples;
        var slow = (await _engine.SayAsync(_engine.Request(Text, rate: 0.5))).Samples;
        ((double)plain.Length / fast.Length).ShouldBeInRange(1.6, 2.4);
        ((double)plain.Length / fastest.Length).ShouldBeInRange(2.8, 5);
        ((double)slow.Length / plain.Length).ShouldBeInRange(1.6, 2.4);

        var high = Speaking.MedianPitch((await _engine.SayAsync(_engine.Request(Text, "espeak-en-us-male", pitch: 1.5))).Samples);
        var low = Speaking.MedianPitch((await _engine.SayAsync(_engine.Request(Text, "espeak-en-us-male"))).Samples);
        (high / low).ShouldBeInRange(1.3, 1.7, $"{high} Hz, {low} Hz");
    }

    [Theory]
    [InlineData("espeak-en-us-female")]
    [InlineData("espeak-de-de-male")]
    public async Task Whisper_HasLittleVoice(string voice)
    {
        const string Text = "Hello there, my dear old friend.";
        var plain = (await _engine.SayAsync(_engine.Request(Text, voice))).Samples;
        var whisper = (await _engine.SayAsync(_engine.Request(Text, voice) with { Whisper = true })).Samples;

        ((double)whisper.Length / plain.Length).ShouldBeInRange(0.8, 1.25);
        Crossings(whisper).ShouldBeGreaterThan(1.5 * Crossings(plain));
        (SampleLevel.RmsDbfs(whisper) - SampleLevel.RmsDbfs(plain)).ShouldBeInRange(-14, 3);
    }

    [Fact]
    public async Task Synthesis_WithAForeignVoice_IsRefused()
    {
        var voice = _engine.Voices[0] with { Id = "hibari-heart", Engine = "onnx" };
        var failure = await Should.ThrowAsync<EngineException>(() => _engine.SayAsync(new SpeechRequest { Voice = voice, Text = "Hello" }));
        failure.Failure.ShouldBe(EngineFailure.Refused);
    }

    [Theory]
    [InlineData("en-US", "Hello, world! How are you (today)? Fine; ok... \"Really?!\" yes", "həlˈoʊ, wˈɜːld! hˌaʊ ɑːɹ juː tədˈeɪ? fˈaɪn; ˌoʊkˈeɪ... ɹˈiəli?! jˈɛs")]
    [InlineData("de", "Guten Tag, wie geht's? Gut!", "ɡˈuːtən tˈɑːk, viː ɡˈeːts? ɡˈuːt!")]
    [InlineData("pt-PT", "Olá, tudo bem? Sim.", "ɔlˈa, tˈudʊ bˈeɪŋ? sˈiŋ.")]
    [InlineData("fr-FR", "Bonjour, ça va? Oui !", "bɔ̃ʒˈuʁ, sa vˈa? wˈi!")]
    public async Task Phonemes_OfClauses_KeepTheirPunctuation(string language, string text, string ipa)
    {
        (await _engine.PhonemesAsync(text, language, CancellationToken.None)).ShouldBe(ipa);
    }

    [Fact]
    public async Task Phonemes_OfAnUnknownLanguage_AreRefused()
    {
        _engine.Knows("xx-XX").ShouldBeFalse();
        var failure = await Should.ThrowAsync<EngineException>(() => _engine.PhonemesAsync("Hello", "xx-XX", CancellationToken.None));
        failure.Failure.ShouldBe(EngineFailure.Refused);
    }

    // Noise crosses zero far more often than a voice does.
    private static double Crossings(short[] samples) => samples.Zip(samples.Skip(1)).Count(pair => (pair.First < 0) != (pair.Second < 0)) / (double)samples.Length;
}
