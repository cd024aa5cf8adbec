using System.Globalization;
using System.Text;

namespace Antiphon.Text.Tests;

public sealed class UnspacedScriptsTests
{
    [Theory]
    [InlineData("Thai", "สวัสดีชาวโลก")]
    [InlineData("Lao", "ສະບາຍດີຊາວໂລກ")]
    [InlineData("Myanmar", "မင်္ဂလာပါကမ္ဘာလောက")]
    [InlineData("Khmer", "សួស្តីពិភពលោក")]
    [InlineData("Tai Le", "ᥖᥭᥰᥖᥬᥳᥑᥨᥒᥰ")]
    [InlineData("New Tai Lue", "ᦅᦱᧄᦺᦑᦟᦹᧉ")]
    [InlineData("Tai Tham", "ᨣᩣᩴᨾᩮᩬᩥᨦ")]
    [InlineData("Tai Viet", "ꪎꪳꪼꪕ")]
    [InlineData("Ahom", "𑜒𑜑𑜪𑜨")]
    [InlineData("Han", "你好世界々〇〆")]
    [InlineData("Han, rare", "𠮷𡈽𪚥")]
    [InlineData("Hiragana", "こんにちはゝぁ")]
    [InlineData("Katakana", "カタカナーヽㇰ")]
    [InlineData("Katakana, half width", "ｶﾀｶﾅｰﾞ")]
    [InlineData("Bopomofo", "ㄅㄆㄇㆠ")]
    [InlineData("Yi", "ꆈꌠꁱꂷ")]
    [InlineData("Tangut", "𗼇𗟲")]
    [InlineData("Nushu", "𛆁𛈬")]
    public void Contains_ScriptWithoutSpaces_IsTrue(string script, string text) => text.EnumerateRunes()
        .Where(rune => !UnspacedScripts.Contains(rune)).ShouldBeEmpty(script);

    [Theory]
    [InlineData("Latin", "Latinéß ＡＢ")]
    [InlineData("Greek, Cyrillic, Armenian, Georgian", "Ελληνικά Кирилл Հայերեն ქართული")]
    [InlineData("Hebrew, Arabic, Syriac, Thaana", "עברית العربية ܣܘܪܝܬ ދިވެހި")]
    [InlineData("Devanagari and its kin", "हिन्दी বাংলা ਪੰਜਾਬੀ ગુજરાતી தமிழ் తెలుగు ಕನ್ನಡ മലയാളം සිංහල")]
    [InlineData("Hangul, half width too", "한국어 ㄱㅏ ﾡ")]
    [InlineData("Ethiopic, Cherokee, Mongolian, Adlam", "አማርኛ ᏣᎳᎩ ᠮᠣᠩᠭᠣᠯ 𞤀𞤣𞤤𞤢𞤥")]
    [InlineData("Digits and marks of the unspaced scripts", "๑๒ ໑໒ ၁၂ ១២ ฿ ๏ ။ ។ 、。「」・")]
    [InlineData("Emoji and halves of a pair", "😀 ䷀ \uD840 \uDC00")]
    public void Contains_AnythingElse_IsFalse(string what, string text)
    {
        text.EnumerateRunes().Where(UnspacedScripts.Contains).ShouldBeEmpty(what);
        Enumerable.Range(0, text.Length).Where(index => UnspacedScripts.ContainsAt(text, index)).ShouldBeEmpty(what);
    }

    [Fact]
    public void Contains_EveryCodePoint_AgreesWithUnicode()
    {
        var expected = TestTable.Rows("unspaced-scripts.tsv").SelectMany(Range).ToHashSet();

        var wrong = Enumerable.Range(0, 0x110000).Where(Rune.IsValid)
            .Where(value => UnspacedScripts.Contains(new Rune(value)) != expected.Contains(value));
        wrong.Take(20).Select(value => value.ToString("X4", CultureInfo.InvariantCulture)).ShouldBeEmpty();
    }

    [Fact]
    public void ContainsAt_SurrogatePair_HoldsForBothHalves()
    {
        const string Text = "a𠮷😀";

        Enumerable.Range(0, Text.Length).Select(index => UnspacedScripts.ContainsAt(Text, index))
            .ShouldBe([false, true, true, false, false]);
    }

    [Fact]
    public void ContainsAt_LoneHalfAfterALetter_IsFalse() => UnspacedScripts.ContainsAt("字\uDC00", 1).ShouldBeFalse();

    private static IEnumerable<int> Range(string[] row)
    {
        var first = int.Parse(row[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return Enumerable.Range(first, int.Parse(row[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture) - first + 1);
    }
}
