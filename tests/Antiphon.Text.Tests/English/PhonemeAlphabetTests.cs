using Antiphon.Text.English;

namespace Antiphon.Text.Tests.English;

public sealed class PhonemeAlphabetTests
{
    [Theory]
    [InlineData("ˈwɔːtɚ", "wˈɔtəɹ")]
    [InlineData("/pɪˈkɑːn/", "pɪkˈɑn")]
    [InlineData("təˈmeɪ.toʊ", "təmˈAtO")]
    [InlineData("ˈdʒʌdʒ", "ʤˈʌʤ")]
    [InlineData("ˈstriːt", "stɹˈit")]
    [InlineData("'tʃɝtʃ", "ʧˈɜɹʧ")]
    [InlineData("gʊd", "ɡʊd")]
    [InlineData("hibˈɑɹi", "hibˈɑɹi")]
    [InlineData("kж1t", "kt")]
    [InlineData("ˈt͡ʃɜːrt͡ʃ", "ʧˈɜɹʧ")]
    [InlineData("ˈbɜrd", "bˈɜɹd")]
    [InlineData("ˈbɝːd", "bˈɜɹd")]
    [InlineData("ˈnɪər", "nˈɪɹ")]
    [InlineData("ˈskweər", "skwˈɛɹ")]
    [InlineData("kɑːr", "kɑɹ")]
    [InlineData("ˈbʌt.n̩", "bˈʌtᵊn")]
    [InlineData("ˈlɪt.əl", "lˈɪtəl")]
    [InlineData("ˌɪn.təˈnæʃ.ən.əl", "ˌɪntənˈæʃənəl")]
    [InlineData("ˈt͡saɪ̯t.ɡaɪ̯st", "tsˈItɡIst")]
    [InlineData("ˈɡøːtə", "ɡˈɜtə")]
    [InlineData("ʒɑ̃", "ʒɑ")]
    [InlineData("bɔɪ haʊs", "bY hWs")]
    [InlineData("ˈɹʌɪt", "ɹˈIt")]
    [InlineData("ˈloʊ̯", "lˈO")]
    [InlineData("tʰ˥ɑ", "tɑ")]
    public void FromIpa_American_IsInItsAlphabet(string ipa, string phonemes) =>
        PhonemeAlphabet.FromIpa(EnglishAccent.American, ipa).ShouldBe(phonemes);

    [Theory]
    [InlineData("ˈwɔːtə", "wˈɔːtə")]
    [InlineData("həˈləʊ", "həlˈQ")]
    [InlineData("həˈloʊ", "həlˈQ")]
    [InlineData("ˈkæt", "kˈat")]
    [InlineData("hɒt", "hɒt")]
    [InlineData("ˈɡɑːdən", "ɡˈɑːdən")]
    [InlineData("ˈbɜːd", "bˈɜːd")]
    [InlineData("ˈbɝd", "bˈɜːd")]
    [InlineData("ˈwɔːtɚ", "wˈɔːtə")]
    [InlineData("ˈskweə", "skwˈɛː")]
    [InlineData("ˈnɪə", "nˈɪə")]
    [InlineData("ˈd͡ʒɔɪn", "ʤˈYn")]
    [InlineData("ˈɹoʊt", "ɹˈQt")]
    [InlineData("ˈsiː", "sˈiː")]
    [InlineData("ˈmaʊθ", "mˈWθ")]
    public void FromIpa_British_IsInItsAlphabet(string ipa, string phonemes) =>
        PhonemeAlphabet.FromIpa(EnglishAccent.British, ipa).ShouldBe(phonemes);

    [Theory]
    [InlineData("")]
    [InlineData("ˈ")]
    [InlineData("ж")]
    [InlineData("1 2 ˥")]
    public void FromIpa_NoPronunciation_IsNull(string ipa) => PhonemeAlphabet.FromIpa(EnglishAccent.American, ipa).ShouldBeNull();

    [Fact]
    public void Accepts_ReadingsOfTheLexicon_InTheirAccentOnly()
    {
        PhonemeAlphabet.Accepts(EnglishAccent.American, "lˈɛɾəs").ShouldBeTrue();
        PhonemeAlphabet.Accepts(EnglishAccent.British, "lˈɛɾəs").ShouldBeFalse();
        PhonemeAlphabet.Accepts(EnglishAccent.British, "hˈɒt").ShouldBeTrue();
        PhonemeAlphabet.Accepts(EnglishAccent.American, "hˈɒt").ShouldBeFalse();
        PhonemeAlphabet.Accepts(EnglishAccent.American, " ").ShouldBeFalse();
    }
}
