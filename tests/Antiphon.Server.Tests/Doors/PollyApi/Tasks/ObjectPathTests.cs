using Antiphon.Server.Doors.PollyApi.Tasks.Output;

namespace Antiphon.Server.Tests.Doors.PollyApi.Tasks;

public sealed class ObjectPathTests
{
    [Theory]
    [InlineData("a.mp3", "a.mp3")]
    [InlineData("some/where/a.mp3", "some|where|a.mp3")]
    [InlineData("../../a.mp3", "~..|~..|a.mp3")]
    [InlineData("./a.mp3", "~.|a.mp3")]
    [InlineData("/a//b.mp3", "~|a|~|b.mp3")]
    [InlineData("...", "...")]
    public void Of_AKey_IsNamesThatStayInTheirFolder(string key, string expected) => ObjectPath.Of(key).ShouldBe(expected.Split('|'));

    [Fact]
    public void Of_ALongPart_IsSeveralNamesAndTheEndingStays()
    {
        var names = ObjectPath.Of(new string('x', 500) + ".mp3");

        names.Select(name => name.Length).Max().ShouldBeLessThanOrEqualTo(255 - 10);
        names[^1].ShouldEndWith(".mp3");
        string.Concat(names).Replace("~", "").ShouldBe(new string('x', 500) + ".mp3");
        names.SkipLast(1).ShouldAllBe(name => name.EndsWith('~'));
    }
}
