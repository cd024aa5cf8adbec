using Antiphon.Text.English;

namespace Antiphon.Text.Tests.English;

public sealed class MappedTextTests
{
    [Fact]
    public void Of_UntouchedText_EveryCharStandsForItself()
    {
        var text = MappedText.Of("abc");
        Stretches(text).ShouldBe([(0, 1), (1, 2), (2, 3)]);
    }

    [Fact]
    public void Replace_Longer_AllCharsStandForTheWholeStretch()
    {
        var text = MappedText.Of("a5km").Replace([(1, 3, "five")]);
        text.Text.ShouldBe("afive");
        Stretches(text).ShouldBe([(0, 1), (1, 4), (1, 4), (1, 4), (1, 4)]);
    }

    [Fact]
    public void Replace_Twice_KeepsTheFirstSource()
    {
        var text = MappedText.Of("x $5 y").Replace([(2, 2, "5 dollars")]).Replace([(2, 1, "five")]);
        text.Text.ShouldBe("x five dollars y");
        text.SourceStart(2).ShouldBe(2);
        text.SourceEnd(5).ShouldBe(4);
        text.SourceStart(text.Text.Length - 1).ShouldBe(5);
    }

    [Fact]
    public void Replace_InsertionInsideAReplacement_StandsForTheSameStretch()
    {
        var text = MappedText.Of("abcdef").Replace([(1, 4, "xy")]).Replace([(2, 0, "-")]);
        text.Text.ShouldBe("ax-yf");
        Stretches(text).ShouldBe([(0, 1), (1, 5), (1, 5), (1, 5), (5, 6)]);
    }

    [Fact]
    public void Replace_InsertionAtTheEnd_StandsForThePlaceBehind()
    {
        var text = MappedText.Of("ab").Replace([(2, 0, ".")]);
        Stretches(text).ShouldBe([(0, 1), (1, 2), (2, 2)]);
    }

    [Fact]
    public void Replace_Deletions_LeaveAGap()
    {
        var text = MappedText.Of("a--b").Replace([(1, 2, "")]);
        text.Text.ShouldBe("ab");
        Stretches(text).ShouldBe([(0, 1), (3, 4)]);
    }

    [Fact]
    public void WithText_OtherLength_IsRefused() => Should.Throw<ArgumentOutOfRangeException>(() => MappedText.Of("ab").WithText("abc"));

    private static (int, int)[] Stretches(MappedText text) =>
        [.. Enumerable.Range(0, text.Text.Length).Select(i => (text.SourceStart(i), text.SourceEnd(i)))];
}
