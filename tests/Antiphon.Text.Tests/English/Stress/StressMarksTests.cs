using Antiphon.Text.English.Stress;

namespace Antiphon.Text.Tests.English.Stress;

public sealed class StressMarksTests
{
    [Theory]
    [InlineData("kˈæˌt", null, "kˈæˌt")]
    [InlineData("kˈæˌt", -2.0, "kæt")]
    [InlineData("kˈæˌt", -1.0, "kˌæt")]
    [InlineData("kˈæˌt", -0.5, "kˌæt")]
    [InlineData("kˈæˌt", 0.0, "kˌæt")]
    [InlineData("kæt", 0.0, "kˌæt")]
    [InlineData("kæt", 0.5, "kˌæt")]
    [InlineData("kæt", 1.0, "kˌæt")]
    [InlineData("kæt", -0.5, "kæt")]
    [InlineData("kˌæt", -0.5, "kˌæt")]
    [InlineData("kˌæt", 1.0, "kˈæt")]
    [InlineData("kˌæt", 2.0, "kˈæt")]
    [InlineData("kæt", 2.0, "kˈæt")]
    [InlineData("kˈæt", 2.0, "kˈæt")]
    [InlineData("hmm", 2.0, "hmm")]
    public void Apply_Change_MovesTheMarks(string phonemes, double? stress, string expected) =>
        StressMarks.Apply(phonemes, stress).ShouldBe(expected);
}
