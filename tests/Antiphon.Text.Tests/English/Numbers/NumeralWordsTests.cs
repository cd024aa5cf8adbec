using Antiphon.Text.English.Numbers;

namespace Antiphon.Text.Tests.English.Numbers;

public sealed class NumeralWordsTests
{
    [Theory]
    [InlineData("0", "zero")]
    [InlineData("000", "zero")]
    [InlineData("21", "twenty one")]
    [InlineData("101", "one hundred one")]
    [InlineData("1000000", "one million")]
    [InlineData("12345678", "twelve million three hundred forty five thousand six hundred seventy eight")]
    [InlineData("1000000000000000000000000000", "one octillion")]
    public void Cardinal_Digits_AreWords(string digits, string words) => Words(w => NumeralWords.AddCardinal(digits, w)).ShouldBe(words);

    [Fact]
    public void Cardinal_BeyondAllNames_IsReadDigitByDigit() =>
        Words(w => NumeralWords.AddCardinal(new string('7', 300), w)).ShouldBe(string.Join(' ', Enumerable.Repeat("seven", 300)));

    [Theory]
    [InlineData("1", "first")]
    [InlineData("23", "twenty third")]
    [InlineData("101", "one hundred first")]
    [InlineData("200", "two hundredth")]
    [InlineData("0", "zeroth")]
    [InlineData("20", "twentieth")]
    [InlineData("1000", "one thousandth")]
    public void Ordinal_Digits_AreWords(string digits, string words) => Words(w => NumeralWords.AddOrdinal(digits, w)).ShouldBe(words);

    [Theory]
    [InlineData("1905", "nineteen oh five")]
    [InlineData("1900", "nineteen hundred")]
    [InlineData("2001", "two thousand one")]
    [InlineData("2019", "twenty nineteen")]
    [InlineData("1066", "ten sixty six")]
    [InlineData("0042", "forty two")]
    public void Year_Digits_AreWords(string digits, string words) => Words(w => NumeralWords.AddYear(digits, w)).ShouldBe(words);

    private static string Words(Action<List<string>> add)
    {
        List<string> words = [];
        add(words);
        return string.Join(' ', words);
    }
}
