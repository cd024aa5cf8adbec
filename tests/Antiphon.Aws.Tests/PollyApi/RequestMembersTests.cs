using System.Text;
using Antiphon.Aws.PollyApi;

namespace Antiphon.Aws.Tests.PollyApi;

/// <summary>Members by their names, out of JSON and out of a query.</summary>
public sealed class RequestMembersTests
{
    [Fact]
    public void Json_HasItsTextsAndLists_InTheirOrder()
    {
        var members = Read("""{"Text":"W\u00f6rter \ud83c\udf0d","List":["b","a"],"None":null,"Empty":""}""");

        members.Text("Text").ShouldBe("Wörter 🌍");
        members.List("List").ShouldBe(["b", "a"]);
        (members.Text("None"), members.Text("Missing"), members.Text("Empty")).ShouldBe((null, null, ""));
        members.List("None").ShouldBeEmpty();
        members.List("Missing").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"Odd":7}""")]
    [InlineData("""{"Odd":true}""")]
    [InlineData("""{"Odd":{"a":[{"b":{}}]}}""")]
    [InlineData("""{"Odd":[1,{"a":2},[3]]}""")]
    public void Json_MembersThatNobodyAsksFor_MayBeAnything(string json)
    {
        var members = Read(json[..^1] + ""","Text":"x"}""");

        members.Text("Text").ShouldBe("x");
        Should.Throw<RequestFormatException>(() => members.Text("Odd")).Message.ShouldContain("Odd");
        Should.Throw<RequestFormatException>(() => members.List("Odd")).Message.ShouldContain("Odd");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("""{"a":"b"} {}""")]
    [InlineData("""{"a":"\ud83c"}""")]
    [InlineData("""{"a":"b",}""")]
    public void Json_ThatIsNoObject_IsRefused(string json) => Should.Throw<RequestFormatException>(() => Read(json));

    [Fact]
    public void Json_NestedTooDeep_IsRefused() =>
        Should.Throw<RequestFormatException>(() => Read("""{"a":""" + new string('[', 100_000) + new string(']', 100_000) + "}"));

    [Fact]
    public void Json_InNoUtf8_IsRefused() =>
        Should.Throw<RequestFormatException>(() => RequestMembers.ReadJson([.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8]));

    [Fact]
    public void Nothing_IsAnEmptyObject() => RequestMembers.ReadJson([]).Text("Text").ShouldBeNull();

    [Fact]
    public void Query_RepeatsTheNamesOfLists()
    {
        (string, string)[] query = [("Types", "word"), ("Text", "Hi"), ("Types", "ssml"), ("One", "only"), ("Empty", "")];
        var members = RequestMembers.FromQuery(query.Select(parameter => KeyValuePair.Create(parameter.Item1, parameter.Item2)));

        members.Text("Text").ShouldBe("Hi");
        members.Text("Empty").ShouldBe("");
        members.List("Types").ShouldBe(["word", "ssml"]);
        members.List("One").ShouldBe(["only"]);
        Should.Throw<RequestFormatException>(() => members.Text("Types")).Message.ShouldContain("Types");
    }

    private static RequestMembers Read(string json) => RequestMembers.ReadJson(Encoding.UTF8.GetBytes(json));
}
