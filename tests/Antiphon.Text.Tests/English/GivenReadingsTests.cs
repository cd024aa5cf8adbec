using Antiphon.Text.Annotated;
using Antiphon.Text.English;
using Antiphon.Text.Lexicons;
using Antiphon.Text.Ssml;

namespace Antiphon.Text.Tests.English;

/// <summary>From what markup and lexicons say to phonemes.</summary>
public sealed class GivenReadingsTests
{
    [Theory]
    [InlineData("us", "I say <phoneme alphabet='ipa' ph='pɪˈkɑːn'>pecan</phoneme>.", "ˌI sˈA pɪkˈɑn.")]
    [InlineData("gb", "I say <phoneme alphabet='ipa' ph='ˈpiːkən'>pecan</phoneme>.", "ˌI sˈA pˈiːkən.")]
    [InlineData("us", "I say <phoneme alphabet='x-sampa' ph='pI\"kA:n'>pecan</phoneme>.", "ˌI sˈA pɪkˈɑn.")]
    [InlineData("us", "I say <phoneme ph='ж'>so</phoneme>.", "ˌI sˈA sˌO.")]
    [InlineData("us", "I say <phoneme ph='ˈhɑ'/>.", "ˌI sˈA hˈɑ.")]
    [InlineData("us", "She will <w role='amazon:VB'>read</w> it.", "ʃˌi wɪl ɹˈid ɪt.")]
    [InlineData("us", "She <w role='amazon:VBD'>read</w> it.", "ʃˌi ɹˈɛd ɪt.")]
    [InlineData("us", "the <w role='amazon:SENSE_1'>bass</w> swims", "ðə bˈæs swˈɪmz")]
    [InlineData("us", "the <w role='amazon:DEFAULT'>bass</w> swims", "ðə bˈAs swˈɪmz")]
    [InlineData("us", "some <w role='amazon:SENSE_1'>Lead</w> here", "sˌʌm lˈɛd hˈɪɹ")]
    [InlineData("us", "the <w role='amazon:NN'>record</w> here", "ðə ɹˈɛkəɹd hˈɪɹ")]
    [InlineData("us", "we <w role='amazon:VB'>record</w> here", "wi ɹəkˈɔɹd hˈɪɹ")]
    [InlineData("us", "the <w role='amazon:VB'>cat</w> here", "ðə kˈæt hˈɪɹ")]
    [InlineData("us", "It is <say-as interpret-as='characters'>ABBA</say-as>.", "ˌɪt ɪz ˈA bˈi bˈi ˈA.")]
    [InlineData("us", "It is <say-as interpret-as='ordinal'>3</say-as>.", "ˌɪt ɪz θˈɜɹd.")]
    [InlineData("us", "the <sub alias='Doctor Smith'>Dr. X</sub> here", "ðə dˈɑktəɹ smˈɪθ hˈɪɹ")]
    public void Pronounce_Ssml_IsHeard(string accent, string body, string phonemes)
    {
        var content = SsmlReader.Read($"<speak>{body}</speak>").Content;

        EnglishModel.Pronouncer(EnglishModel.Accent(accent)).Pronounce(content.Text.Text, content.Readings).Phonemes.ShouldBe(phonemes);
    }

    [Fact]
    public void Pronounce_SoundsThatAPieceCuts_AreHeardOnce()
    {
        var content = AnnotatedText.Plain("I say New York.") with { Readings = [new ReadingSpan(6, 8, "hɑ")] };

        string.Join(
            '|',
            new[] { content.Slice(0, 9), content.Slice(10, 5) }.Select(
                piece => EnglishModel.Pronouncer().Pronounce(piece.Text.Text, piece.Readings).Phonemes))
            .ShouldBe("ˌI sˈA hɑ|.");
    }

    [Fact]
    public void Pronounce_Lexicon_IsHeard()
    {
        var lexicon = new PronunciationLexicon("ipa", "en", [new Lexeme("hibari", null, "hiˈbɑːri"), new Lexeme("W3C", "Web", null)]);
        var text = new LexiconSet([lexicon], "en-US").Apply(AnnotatedText.Plain("Say hibari, W3C."));

        EnglishModel.Pronouncer().Pronounce(text.Text.Text, text.Readings).Phonemes.ShouldBe("sˈA hibˈɑɹi, wˈɛb.");
    }

    [Fact]
    public void Words_OfGivenReadings_HaveTheirPhonemes()
    {
        const string Text = "Say pecan twice";
        var pronunciation = EnglishModel.Pronouncer().Pronounce(Text, [new ReadingSpan(4, 5, "pɪˈkɑːn")]);

        pronunciation.Words.Select(word => Text.Substring(word.TextStart, word.TextLength)).ShouldBe(["Say", "pecan", "twice"]);
        pronunciation.Words.Select(word => pronunciation.Phonemes.Substring(word.PhonemeStart, word.PhonemeLength))
            .ShouldBe(["sˈA", "pɪkˈɑn", "twˈIs"]);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 1)]
    [InlineData(1, int.MaxValue)]
    public void Pronounce_ReadingOutsideTheText_IsRefused(int start, int length) =>
        Should.Throw<ArgumentOutOfRangeException>(() => EnglishModel.Pronouncer().Pronounce("abc", [new ReadingSpan(start, length, "a")]));
}
