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
    public void FromIpa_American_IsInItsAlphabet(string ipa, string phonemes) =>
        PhonemeAlphabet.FromIpa(EnglishAccent.American, ipa).ShouldBe(phonemes);

    [Theory]
    [InlineData("ˈwɔːtə", "wˈɔːtə")]
    [InlineData("həˈləʊ", "həlˈQ")]
    [InlineData("həˈloʊ", "həlˈQ")]
    [InlineData("ˈkæt", "kˈat")]
    [InlineData("hɒt", "hɒt")]
    public void FromIpa_British_IsInItsAlphabet(string ipa, string phonemes) =>
        PhonemeAlphabet.FromIpa(EnglishAccent.British, ipa).ShouldBe(phonemes);

    [Theory]
    [InlineData("")]
    [InlineData("ˈ")]
    [InlineData("kж")]
    [InlineData("k1t")]
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
