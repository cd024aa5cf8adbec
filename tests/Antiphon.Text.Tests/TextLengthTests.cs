namespace Antiphon.Text.Tests;

public sealed class TextLengthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("é你", 2)]
    [InlineData("😀a", 2)]
    public void CountScalars_Text_CountsScalarValues(string text, int expected) => TextLength.CountScalars(text).ShouldBe(expected);

    [Fact]
    public void CountScalars_LoneSurrogates_CountOneEach()
    {
        TextLength.CountScalars("\uD83D").ShouldBe(1);
        TextLength.CountScalars("\uDE00\uD83Dx").ShouldBe(3);
    }
}
