using Antiphon.Testing.Hearing;

namespace Antiphon.Engines.Onnx.Tests.Hearing;

/// <summary>The judge's own rules: what counts as the same words.</summary>
public sealed class SpokenWordsTests
{
    [Theory]
    [InlineData("Yes, I agree.", "yes i agree")]
    [InlineData("It's six o'clock – isn't it?", "it's six o'clock isn't it")]
    [InlineData("at 6 o'clock", "at six o'clock")]
    [InlineData("well-known “quotes”", "well known quotes")]
    [InlineData("42 people", "forty two people")]
    [InlineData("1,234,567", "one million two hundred thirty four thousand five hundred sixty seven")]
    [InlineData("in 1998 and 2005 and 1900", "in nineteen ninety eight and two thousand five and nineteen hundred")]
    [InlineData("March 3rd, the 21st", "march third the twenty first")]
    [InlineData("3.5 million", "three point five million")]
    [InlineData("25% of $12", "twenty five percent of twelve dollars")]
    [InlineData("$3.5 million", "three point five million dollars")]
    [InlineData("10 a.m.", "ten am")]
    [InlineData("", "")]
    public void Of_Text_IsWhatWasSaid(string text, string words) => string.Join(' ', SpokenWords.Of(text)).ShouldBe(words);

    [Theory]
    [InlineData("the cat sat", "The cat sat.", 3, 0, 0, 0)]
    [InlineData("the cat sat", "the dog sat", 3, 1, 0, 0)]
    [InlineData("the cat sat", "the sat", 3, 0, 1, 0)]
    [InlineData("the cat sat", "the big cat sat", 3, 0, 0, 1)]
    [InlineData("the cat sat", "", 3, 0, 3, 0)]
    [InlineData("", "you", 0, 0, 0, 1)]
    [InlineData("a b c d", "b c x d e", 4, 0, 1, 2)]
    public void Between_TwoTexts_CountsTheFewestErrors(string said, string heard, int words, int exchanged, int missed, int invented) =>
        WordErrors.Between(said, heard).ShouldBe(new WordErrors(words, exchanged, missed, invented));
}
