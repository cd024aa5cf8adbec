using Antiphon.Engines.Onnx.Moonshine;

namespace Antiphon.Engines.Onnx.Tests.Moonshine;

public sealed class LoopRuleTests
{
    [Theory]
    [InlineData("1 2 3", 3)]
    [InlineData("7 7 7 7 7", 5)]
    [InlineData("9 7 7 7 7 7 7", 2)]
    [InlineData("1 2 1 2 1 2", 6)]
    [InlineData("5 1 2 1 2 1 2 1 2", 3)]
    [InlineData("4 1 2 3 1 2 3 1 2 3", 4)]
    [InlineData("1 2 3 1 2 3 1 2 4", 9)]
    [InlineData("7 7 7 7 7 7 8", 7)]
    [InlineData("", 0)]
    public void Keep_Tail_KeepsOneOfWhatRepeats(string ids, int expected) =>
        LoopRule.Keep([.. ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]).ShouldBe(expected);

    [Fact]
    public void Keep_TwentyFourIdsThreeTimes_IsALoopAndTwentyFiveAreNot()
    {
        LoopRule.Keep([.. Enumerable.Range(0, 72).Select(i => i % 24)]).ShouldBe(24);
        LoopRule.Keep([.. Enumerable.Range(0, 75).Select(i => i % 25)]).ShouldBe(75);
    }
}
