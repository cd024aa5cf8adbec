using Antiphon.Text.English;

namespace Antiphon.Text.Tests.English;

public sealed class EnglishPronouncerTests
{
    private static readonly EnglishPronouncer American = EnglishModel.Pronouncer();

    [Fact]
    public void Pronounce_ReferenceReadings_AreEqual()
    {
        var american = EnglishModel.Pronouncer(EnglishAccent.American, improvements: false);
        var british = EnglishModel.Pronouncer(EnglishAccent.British, improvements: false);
        foreach (var row in TestTable.Rows("English/reference-readings.tsv"))
        {
            (row[0] == "gb" ? british : american).Pronounce(row[1]).Phonemes.ShouldBe(row[2], row[1]);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n ")]
    [InlineData("\u200B")]
    [InlineData("😀")]
    [InlineData("\uD83D")]
    public void Pronounce_NothingToSay_IsEmpty(string text)
    {
        var pronunciation = American.Pronounce(text);

        pronunciation.Phonemes.ShouldBe("");
        pronunciation.Words.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("He left at 5 p.m.", true)]
    [InlineData("He left at 5 p.m.\"", true)]
    [InlineData("He left at 5 p.m.,", false)]
    [InlineData("He left at 5 p.m", false)]
    [InlineData("and then he", false)]
    public void Pronounce_StopInsideAnAbbreviation_EndsTheSentence(string text, bool stops) =>
        American.Pronounce(text).Phonemes.EndsWith('.').ShouldBe(stops);

    [Theory]
    [InlineData("We object to that object.", "wˌi əbʤˈɛkt tə ðˈæt ˈɑbʤəkt.")]
    [InlineData("I love 🍕 and", "ˌI lˈʌv ænd")]
    [InlineData("'90s", "nˈIndiz")]
    [InlineData("'twas", "twˈɑz")]
    [InlineData("it´s late", "ɪts lˈAt")]
    [InlineData("\uFF35\uFF2E ﬁsh", "jˌuˈɛn fˈɪʃ")]
    [InlineData("A", "ˈA")]
    [InlineData("a \"cat\" [sat]", "ɐ kˈæt sˈæt")]
    [InlineData("The A list.", "ði ˈA lˈɪst.")]
    public void Pronounce_FaultsOfTheReference_ArePutRight(string text, string phonemes) =>
        American.Pronounce(text).Phonemes.ShouldBe(phonemes);

    [Theory]
    [InlineData("Say [hibari](/hibˈɑɹi/) twice.", "sˈA hibˈɑɹi twˈIs.")]
    [InlineData("The [5 km](/fˈu/) run", "ðə fˈu ɹˈʌn")]
    [InlineData("a [word](not a link) here", "ɐ wˈɜɹd hˈɪɹ")]
    [InlineData("a [word](/no ж phonemes/) here", "ɐ wˈɜɹd hˈɪɹ")]
    [InlineData("a [word](//) here", "ɐ wˈɜɹd hˈɪɹ")]
    [InlineData("a [word] (so)", "ɐ wˈɜɹd (sˌO)")]
    public void Pronounce_InlineMarkup_GivesTheReadingOrTheText(string text, string phonemes) =>
        American.Pronounce(text).Phonemes.ShouldBe(phonemes);

    [Fact]
    public void Pronounce_GivenPronunciation_IsSaidInItsPlace()
    {
        var pronunciation = American.Pronounce("Go to St. Foo now", [new InlinePronunciation(6, 7, "sˈAnt fˈu")]);

        pronunciation.Phonemes.ShouldBe("ɡˌO tə sˈAnt fˈu nˈW");
        Words("Go to St. Foo now", pronunciation).ShouldBe(["Go", "to", "St. Foo", "now"]);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    [InlineData(2, 2)]
    [InlineData(1, int.MaxValue)]
    public void Pronounce_GivenPronunciationOutsideTheText_IsRefused(int start, int length) =>
        Should.Throw<ArgumentOutOfRangeException>(() => American.Pronounce("abc", [new InlinePronunciation(start, length, "a")]));

    [Theory]
    [InlineData("I live in New York.", "I|live|in|New|York")]
    [InlineData("A well-known $12.99 place, don't \"go\"!", "A|well-known|$12.99|place|don't|go")]
    [InlineData("It is 5 km on 3 October.", "It|is|5 km|on|3 October")]
    [InlineData("Harry—all three… left -5 50% #1", "Harry|all|three|left|-5|50%|#1")]
    [InlineData("😀 [New York](/nˈu jˈɔɹk/) and [x](y)", "New York|and|x")]
    public void Words_AreThoseOfTheSource(string text, string words) => Words(text, American.Pronounce(text)).ShouldBe(words.Split('|'));

    [Fact]
    public void Words_OfAnAmount_CoverAllItsPhonemes()
    {
        var pronunciation = American.Pronounce("Pay $5, now.");

        var amount = pronunciation.Words[1];
        pronunciation.Phonemes.Substring(amount.PhonemeStart, amount.PhonemeLength).ShouldBe("fˈIv dˈɑləɹz");
    }

    [Fact]
    public void Pronounce_WithoutUnknownWords_SpellsThem()
    {
        var pronouncer = new EnglishPronouncer(
            EnglishModel.Lexicon(EnglishAccent.American), EnglishModel.Tagger, null, new EnglishOptions());

        pronouncer.Pronounce("vorp").Phonemes.ShouldBe("vˌiˌOˌɑɹpˈi");
    }

    [Fact]
    public void Constructor_UnknownAccent_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new EnglishPronouncer(
            EnglishModel.Lexicon(EnglishAccent.American), EnglishModel.Tagger, null, new EnglishOptions { Accent = (EnglishAccent)7 }));

    private static IEnumerable<string> Words(string text, Pronunciation pronunciation) =>
        pronunciation.Words.Select(w => text.Substring(w.TextStart, w.TextLength));
}
