using Antiphon.Cli.Configuration;

namespace Antiphon.Cli.Tests.Configuration;

public sealed class ValueParserTests
{
    [Theory]
    [InlineData("250ms", 250)]
    [InlineData("2s", 2_000)]
    [InlineData("1.5m", 90_000)]
    [InlineData("12h", 43_200_000)]
    [InlineData("1d", 86_400_000)]
    [InlineData("00:05:00", 300_000)]
    public void Duration_InEveryUnit_IsRead(string text, double milliseconds) =>
        ValueParser.Duration(text).ShouldBe(TimeSpan.FromMilliseconds(milliseconds));

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("-2s")]
    [InlineData("s")]
    [InlineData("1e400s")]
    [InlineData("99999999999999999999d")]
    public void Duration_OfNoSense_IsRefused(string text) => Should.Throw<FormatException>(() => ValueParser.Duration(text));

    [Theory]
    [InlineData("1_000", 1000)]
    [InlineData("-3", -3)]
    public void Number_WithUnderscores_IsRead(string text, long number) => ValueParser.Number(text).ShouldBe(number);

    [Theory]
    [InlineData("yes", true)]
    [InlineData("TRUE", true)]
    [InlineData("off", false)]
    public void Switch_InEverySpelling_IsRead(string text, bool value) => ValueParser.Switch(text).ShouldBe(value);

    [Fact]
    public void Choice_ByNumber_IsRefused() => Should.Throw<FormatException>(() => ValueParser.Choice<DayOfWeek>("1"));
}
