using System.Text.Json;
using Antiphon.Server.Doors.PollyApi;
using Antiphon.Server.Keys;
using Antiphon.Server.Limits;
using Antiphon.Server.Tests.AwsSdk;
using Antiphon.Server.Tests.Hosting;

namespace Antiphon.Server.Tests.Doors.PollyApi.Lexicons;

/// <summary>The four operations through Amazon's own pipeline.</summary>
public sealed class LexiconOperationsTests
{
    [Fact]
    public async Task Lexicon_StoredAndFetched_IsTheSameWithItsAttributes()
    {
        await using var server = await TestServer.StartAsync();
        using var client = PollySdk.Connect(server);
        var content = Pls.Of("W3C", "World Wide Web Consortium — 東京 🌍");
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);

        (await client.CallAsync(PollyCall.PutLexicon("w3c", content))).EnumerateObject().ShouldBeEmpty();
        var answer = await client.CallAsync(PollyCall.GetLexicon("w3c"));

        answer.GetProperty("Lexicon").GetProperty("Content").GetString().ShouldBe(content);
        answer.GetProperty("Lexicon").GetProperty("Name").GetString().ShouldBe("w3c");
        var attributes = answer.GetProperty("LexiconAttributes");
        attributes.GetProperty("Alphabet").GetString().ShouldBe("ipa");
        attributes.GetProperty("LanguageCode").GetString().ShouldBe("en-US");
        attributes.GetProperty("LexemesCount").GetInt32().ShouldBe(1);
        attributes.GetProperty("Size").GetInt32().ShouldBe(content.EnumerateRunes().Count());
        attributes.GetProperty("LexiconArn").GetString()!.ShouldMatch(@"^arn:aws:polly:us-east-1:\d{12}:lexicon/w3c$");
        var modified = DateTimeOffset.FromUnixTimeMilliseconds((long)(attributes.GetProperty("LastModified").GetDouble() * 1000));
        modified.ShouldBeInRange(before, DateTimeOffset.UtcNow.AddSeconds(1));
    }

    [Fact]
    public async Task Lexicon_StoredAgain_ReplacesTheFirst()
    {
        await using var server = await TestServer.StartAsync();
        using var client = PollySdk.Connect(server);

        await client.CallAsync(PollyCall.PutLexicon("mine", Pls.Of("A", "first")));
        var first = Attributes(await client.CallAsync(PollyCall.GetLexicon("mine")));
        await client.CallAsync(PollyCall.PutLexicon("mine", Pls.Of("A", "the second", "en-GB")));
        var second = Attributes(await client.CallAsync(PollyCall.GetLexicon("mine")));

        second.GetProperty("LanguageCode").GetString().ShouldBe("en-GB");
        second.GetProperty("LastModified").GetDouble().ShouldBeGreaterThanOrEqualTo(first.GetProperty("LastModified").GetDouble());
        (await ListAsync(client)).ShouldBe(["mine"]);
    }

    [Fact]
    public async Task Lexicons_OfAnotherKeyOrRegion_AreNotSeen()
    {
        var bob = new AccessKey { Id = "AKIDBOB", Secret = "bobs-secret", Account = "../bob" };
        await using var server = await TestServer.StartAsync(new TestServerOptions { Keys = [bob] });
        using var alices = PollySdk.Connect(server);
        using var bobs = PollySdk.Connect(server, bob);
        using var elsewhere = PollySdk.Connect(server, region: "eu-central-1");
        await alices.CallAsync(PollyCall.PutLexicon("alice", Pls.Of("A", "a")));
        await bobs.CallAsync(PollyCall.PutLexicon("bob", Pls.Of("B", "b")));
        await elsewhere.CallAsync(PollyCall.PutLexicon("far", Pls.Of("C", "c")));

        (await ListAsync(alices)).ShouldBe(["alice"]);
        (await ListAsync(bobs)).ShouldBe(["bob"]);
        (await ListAsync(elsewhere)).ShouldBe(["far"]);
        (await bobs.RefusalAsync(PollyCall.GetLexicon("alice"))).Code.ShouldBe("LexiconNotFoundException");
        (await alices.RefusalAsync(PollyCall.DeleteLexicon("far"))).Code.ShouldBe("LexiconNotFoundException");
        Directory.GetFiles(server.Data.Stores, "*.pls", SearchOption.AllDirectories).Length.ShouldBe(3);
    }

    [Fact]
    public async Task Lexicon_Deleted_IsGone()
    {
        await using var server = await TestServer.StartAsync();
        using var client = PollySdk.Connect(server);
        await client.CallAsync(PollyCall.PutLexicon("short", Pls.Of("A", "a")));

        (await client.CallAsync(PollyCall.DeleteLexicon("short"))).EnumerateObject().ShouldBeEmpty();

        (await client.RefusalAsync(PollyCall.GetLexicon("short"))).ShouldSatisfyAllConditions(
            refused => refused.Code.ShouldBe("LexiconNotFoundException"), refused => refused.Status.ShouldBe(404), refused => refused.Message.ShouldContain("short"));
        (await client.RefusalAsync(PollyCall.DeleteLexicon("short"))).Status.ShouldBe(404);
        (await ListAsync(client)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("bad-name", "<lexicon/>", "ValidationException")]
    [InlineData("a23456789012345678901", "<lexicon/>", "ValidationException")]
    [InlineData("ok", "this is no XML", "InvalidLexiconException")]
    [InlineData("ok", "<!DOCTYPE lexicon [<!ENTITY a 'b'>]><lexicon>&a;</lexicon>", "InvalidLexiconException")]
    [InlineData("ok", "<speak/>", "InvalidLexiconException")]
    public async Task Lexicon_ThatIsNone_IsRefused(string name, string content, string code)
    {
        await using var server = await TestServer.StartAsync();
        using var client = PollySdk.Connect(server);

        var refused = await client.RefusalAsync(PollyCall.PutLexicon(name, content));

        (refused.Code, refused.Status).ShouldBe((code, 400));
        (await ListAsync(client)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Lexicon_BeyondItsBounds_IsRefusedByName()
    {
        await using var server = await TestServer.StartAsync();
        using var client = PollySdk.Connect(server);

        async Task ShouldBe(string content, string code) => (await client.RefusalAsync(PollyCall.PutLexicon("x", content))).Code.ShouldBe(code);
        await ShouldBe(Pls.Of("A", "b", alphabet: "arpabet"), "UnsupportedPlsAlphabetException");
        await ShouldBe(Pls.Of("A", "b", language: "tlh"), "UnsupportedPlsLanguageException");
        await ShouldBe(Pls.Of("A", new string('b', 101)), "MaxLexemeLengthExceededException");
        await ShouldBe(Pls.Of("A", "b") + new string(' ', 40_000), "LexiconSizeExceededException");
        await ShouldBe(Pls.Of("A", "b") + new string(' ', 2_000_000), "LexiconSizeExceededException");
        await client.CallAsync(PollyCall.PutLexicon("x", Pls.Of("A", new string('b', 100))));
        await client.CallAsync(PollyCall.PutLexicon("en", Pls.Of("A", "b", language: "en")));
    }

    [Fact]
    public async Task Lexicons_MoreThan100_AreRefused_AndAnOldOneMayStillChange()
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Polly = PollyLimits.Local with { MaxLexicons = 3 } });
        using var client = PollySdk.Connect(server);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(n => client.CallAsync(PollyCall.PutLexicon("lex" + n, Pls.Of("A", "b")))));

        (await client.RefusalAsync(PollyCall.PutLexicon("lex3", Pls.Of("A", "b")))).ShouldSatisfyAllConditions(
            refused => refused.Code.ShouldBe("MaxLexiconsNumberExceededException"), refused => refused.Status.ShouldBe(400));
        await client.CallAsync(PollyCall.PutLexicon("lex0", Pls.Of("A", "c")));
        await client.CallAsync(PollyCall.DeleteLexicon("lex1"));
        await client.CallAsync(PollyCall.PutLexicon("lex3", Pls.Of("A", "b")));
    }

    [Fact]
    public async Task Lists_MoreThanAPage_GoOnWhereTheyEnded()
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Polly = PollyLimits.Local with { MaxLexicons = 200 } });
        using var client = PollySdk.Connect(server);
        var names = Enumerable.Range(0, 120).Select(n => $"lex{n}").Order(StringComparer.Ordinal).ToList();
        foreach (var name in names) await client.CallAsync(PollyCall.PutLexicon(name, Pls.Of("A", "b")));

        var first = await client.CallAsync(PollyCall.ListLexicons());
        var token = first.GetProperty("NextToken").GetString();
        var second = await client.CallAsync(PollyCall.ListLexicons(token));

        Names(first).Concat(Names(second)).ShouldBe(names);
        second.TryGetProperty("NextToken", out _).ShouldBeFalse();
        foreach (var wrong in new[] { "x", "!", "bm90IG9uZQ", token + "A", new string('a', 5_000) })
            (await client.RefusalAsync(PollyCall.ListLexicons(wrong))).ShouldSatisfyAllConditions(r => r.Code.ShouldBe("InvalidNextTokenException"), r => r.Status.ShouldBe(400));
    }

    [Fact]
    public async Task Calls_UnderAws_AreThrottledAfterABurstOfTen()
    {
        var time = new ManualTime(DateTimeOffset.UtcNow);
        await using var server = await TestServer.StartAsync(new TestServerOptions { Limits = ServerLimits.Aws, Polly = PollyLimits.Aws, Time = time });
        using var client = PollySdk.Connect(server);
        for (var n = 0; n < 10; n++) await client.CallAsync(PollyCall.ListLexicons());

        (await client.RefusalAsync(PollyCall.ListLexicons())).ShouldSatisfyAllConditions(r => r.Code.ShouldBe("ThrottlingException"), r => r.Status.ShouldBe(400));
        time.Advance(TimeSpan.FromMilliseconds(210));
        await client.CallAsync(PollyCall.ListLexicons());
        (await client.RefusalAsync(PollyCall.ListLexicons())).Code.ShouldBe("ThrottlingException");
    }

    [Fact]
    public async Task Content_IsNeverLogged()
    {
        var log = new LogLines();
        await using var server = await TestServer.StartAsync(new TestServerOptions { Log = log });
        using var client = PollySdk.Connect(server);
        await client.CallAsync(PollyCall.PutLexicon("mine", Pls.Of("A", "Rumpelstiltskin")));
        await client.RefusalAsync(PollyCall.PutLexicon("mine", "<lexicon>Rumpelstiltskin"));
        foreach (var file in Directory.GetFiles(server.Data.Stores, "*.pls", SearchOption.AllDirectories)) await File.WriteAllTextAsync(file, "<lexicon>Rumpelstiltskin");
        (await client.RefusalAsync(PollyCall.GetLexicon("mine"))).Code.ShouldBe("LexiconNotFoundException");

        log.Lines.ShouldContain(line => line.Text.Contains("mine"));
        log.Lines.ShouldNotContain(line => line.Text.Contains("Rumpelstiltskin"));
    }

    private static JsonElement Attributes(JsonElement answer) => answer.GetProperty("LexiconAttributes");

    private static IEnumerable<string?> Names(JsonElement list) => list.GetProperty("Lexicons").EnumerateArray().Select(lexicon => lexicon.GetProperty("Name").GetString());

    private static async Task<IEnumerable<string?>> ListAsync(PollySdkClient client) => Names(await client.CallAsync(PollyCall.ListLexicons()));
}
