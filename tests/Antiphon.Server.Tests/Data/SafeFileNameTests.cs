using Antiphon.Server.Data;

namespace Antiphon.Server.Tests.Data;

public sealed class SafeFileNameTests
{
    [Theory]
    [InlineData("alice", "alice")]
    [InlineData("us-east-1", "us-east-1")]
    [InlineData("..", "%2E%2E")]
    [InlineData("../../etc/passwd", "%2E%2E%2F%2E%2E%2Fetc%2Fpasswd")]
    [InlineData("Zoë %", "Zo%C3%AB%20%25")]
    public void Of_AnyText_IsOneNameInAFolder(string text, string expected) => SafeFileName.Of(text).ShouldBe(expected);

    [Fact]
    public void Of_LongTexts_AreShortAndStayDifferent()
    {
        var (one, other) = (SafeFileName.Of(new string('x', 5_000) + "1"), SafeFileName.Of(new string('x', 5_000) + "2"));

        one.ShouldNotBe(other);
        one.Length.ShouldBeLessThanOrEqualTo(120);
    }
}
