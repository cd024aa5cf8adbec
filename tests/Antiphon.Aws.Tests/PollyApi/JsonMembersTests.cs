using System.Text;
using Antiphon.Aws.PollyApi;

namespace Antiphon.Aws.Tests.PollyApi;

public sealed class JsonMembersTests
{
    [Fact]
    public void Read_KnownMembers_GivesThemAndNoOther()
    {
        using var members = Read("""{"Text":"w\u00f6rld \ud83c\udf0d","Names":["a","b"],"Nothing":null,"Unknown":{"x":[1]}}""");

        members.String("Text").ShouldBe("wörld 🌍");
        members.Strings("Names").ShouldBe(["a", "b"]);
        members.String("Nothing").ShouldBeNull();
        members.String("Missing").ShouldBeNull();
        members.Strings("Missing").ShouldBeEmpty();
    }

    [Fact]
    public void Read_AnEmptyBody_HasNoMembers()
    {
        using var members = Read("");

        members.String("Text").ShouldBeNull();
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"Text\"")]
    [InlineData("{")]
    [InlineData("{\"Text\":}")]
    public void Read_NoObject_IsRefused(string json) => Should.Throw<MalformedRequestException>(() => Read(json));

    [Theory]
    [InlineData("""{"Text":7}""")]
    [InlineData("""{"Text":["a"]}""")]
    [InlineData("""{"Text":"\ud83c"}""")]
    public void String_OfAnotherKind_IsRefused(string json)
    {
        using var members = Read(json);

        Should.Throw<MalformedRequestException>(() => members.String("Text")).Message.ShouldContain("Text");
    }

    [Theory]
    [InlineData("""{"Names":"a"}""")]
    [InlineData("""{"Names":[1]}""")]
    [InlineData("""{"Names":[null]}""")]
    public void Strings_OfAnotherKind_IsRefused(string json)
    {
        using var members = Read(json);

        Should.Throw<MalformedRequestException>(() => members.Strings("Names")).Message.ShouldContain("Names");
    }

    private static JsonMembers Read(string json) => JsonMembers.Read(Encoding.UTF8.GetBytes(json));
}
