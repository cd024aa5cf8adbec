using Antiphon.Architecture.Tests.Folders;

namespace Antiphon.Architecture.Tests;

public sealed class FolderGraphTests
{
    [Theory]
    [InlineData("A>B")]
    [InlineData("A>B B>C A>C")]
    [InlineData("A>A/X A/X>A")] // a folder and its part
    [InlineData("A>. .>A")] // the project's own files compose the folders, and hold what they share
    [InlineData("A/X>A/Y A>B B/X>C")]
    public void Folders_ThatUseEachOtherInOneDirection_AreNoCircle(string uses) => CirclesOf(uses).ShouldBeEmpty();

    [Theory]
    [InlineData("A>B B>A", "A B")]
    [InlineData("A>B B>C C>A", "A B C")]
    [InlineData("A>B B>A B>C", "A B")]
    [InlineData("A/X>B B>A/Y", "A B")] // through different parts of one folder
    [InlineData("A/X>A/Y A/Y>A/X", "A/X A/Y")]
    [InlineData("A/X/1>A/Y A/Y/2>A/X/3", "A/X A/Y")]
    public void Folders_ThatReachEachOther_AreACircle(string uses, string circle) => CirclesOf(uses).ShouldBe([circle]);

    [Fact]
    public void Circle_ShowsAnExampleOfEachEdge() =>
        new FolderGraph([new("A", "B", "first"), new("A", "B", "second"), new("B", "A", "back"), new("B", "C", "elsewhere")])
            .Circles().ShouldBe(["A B\n    A uses B: first\n    B uses A: back"]);

    private static IEnumerable<string> CirclesOf(string uses) =>
        new FolderGraph(uses.Split(' ').Select(use => use.Split('>')).Select(use => new FolderUse(Folder(use[0]), Folder(use[1]), "here")))
            .Circles().Select(circle => circle.Split('\n')[0]);

    private static string Folder(string name) => name == "." ? "" : name;
}
