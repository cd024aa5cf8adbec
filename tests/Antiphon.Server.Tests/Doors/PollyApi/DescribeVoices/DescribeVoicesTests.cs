using System.Text.Json;
using Antiphon.Aws.Errors;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Doors.PollyApi;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Limits;
using Antiphon.Server.Doors.PollyApi.DescribeVoices;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Speech.Engines;

namespace Antiphon.Server.Tests.Doors.PollyApi.DescribeVoices;

/// <summary>Filters, pages and the table's engines.</summary>
public sealed class DescribeVoicesTests
{
    private static readonly VoiceFilter Everything = new(null, null, false);

    [Theory]
    [InlineData("", "Kajal", true)]
    [InlineData("?LanguageCode=hi-IN", "Kajal", false)]
    [InlineData("?LanguageCode=hi-IN&IncludeAdditionalLanguageCodes=true", "Kajal", true)]
    [InlineData("?LanguageCode=hi-IN&IncludeAdditionalLanguageCodes=True", "Kajal", true)]
    [InlineData("?LanguageCode=hi-IN&IncludeAdditionalLanguageCodes=false", "Kajal", false)]
    [InlineData("?LanguageCode=en-IN&Engine=neural", "Kajal", true)]
    [InlineData("?LanguageCode=en-IN&Engine=standard", "Kajal", false)]
    [InlineData("?Engine=standard", "Aditi", true)]
    public async Task Filters_Combine(string query, string voice, bool listed)
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Limits = ServerLimits.Aws, Polly = PollyLimits.Aws, Engines = [new SilentSynthesizer(new TestVoiceOptions { Language = "en-IN" })] });
        using var caller = new SignedCaller(server);

        var answer = await caller.GetAsync("/v1/voices" + query);

        answer.Status.ShouldBe(200, answer.Text);
        answer.ContentType.ShouldBe("application/json");
        Ids(answer).Contains(voice).ShouldBe(listed);
    }

    [Fact]
    public async Task Calls_BeyondTheRate_AreThrottled()
    {
        var limits = PollyLimits.Aws with { VoiceCallsInBurst = 2 };
        await using var server = await TestServer.StartAsync(new TestServerOptions { Polly = limits, Time = new ManualTime(DateTimeOffset.UtcNow) });
        using var caller = new SignedCaller(server);
        for (var call = 0; call < 2; call++) (await caller.GetAsync("/v1/voices")).Status.ShouldBe(200);

        (await caller.GetAsync("/v1/voices")).ShouldBeError(400, "ThrottlingException");
    }

    [Fact]
    public async Task Voice_OfTwoLanguages_SaysSo()
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [new SilentSynthesizer(new TestVoiceOptions { Language = "en-IN" })] });
        using var caller = new SignedCaller(server);

        var aditi = (await caller.GetAsync("/v1/voices")).Json.GetProperty("Voices").EnumerateArray().Single(v => v.GetProperty("Id").GetString() == "Aditi");

        aditi.GetRawText().ShouldBe(
            """{"Gender":"Female","Id":"Aditi","LanguageCode":"en-IN","LanguageName":"Indian English","Name":"Aditi","AdditionalLanguageCodes":["hi-IN"],"SupportedEngines":["standard","neural","long-form","generative"]}""");
    }

    [Fact]
    public async Task Engines_UnderAws_AreTheTables()
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Limits = ServerLimits.Aws, Polly = PollyLimits.Aws });
        using var caller = new SignedCaller(server);

        var voices = (await caller.GetAsync("/v1/voices")).Json.GetProperty("Voices").EnumerateArray().ToDictionary(v => v.GetProperty("Id").GetString()!);

        Engines(voices["Joanna"]).ShouldBe(["standard", "neural", "generative"]);
        Engines(voices["Ruth"]).ShouldNotContain("standard");
        voices.Keys.ShouldNotContain("silent", "our own are not Amazon's");
    }

    [Theory]
    [InlineData("Engine=magical", "ValidationException")]
    [InlineData("LanguageCode=xx-XX", "ValidationException")]
    [InlineData("IncludeAdditionalLanguageCodes=maybe", "ValidationException")]
    [InlineData("NextToken=a%2Bb%2Fc%3D%20%25", "InvalidNextTokenException")]
    [InlineData("NextToken=abcd", "InvalidNextTokenException")]
    public async Task Query_ThatIsWrong_IsRefused(string query, string name)
    {
        await using var server = await TestServer.StartAsync();
        using var caller = new SignedCaller(server);

        (await caller.GetAsync("/v1/voices?" + query)).ShouldBeError(400, name);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(106)]
    [InlineData(1_000)]
    public void Pages_Joined_AreTheList_EachVoiceOnce(int size)
    {
        var (listed, token) = (new List<string>(), (string?)null);
        do
        {
            var page = VoicePage.Of(PollyVoices.All, Everything, token, size);
            page.Voices.Count.ShouldBeLessThanOrEqualTo(size);
            listed.AddRange(page.Voices.Select(v => v.Id));
            token = page.NextToken;
        }
        while (token is not null);

        listed.ShouldBe(PollyVoices.All.Select(v => v.Id));
    }

    [Fact]
    public void Token_OfAnotherFilter_IsRefused()
    {
        var token = VoicePage.Of(PollyVoices.All, Everything, null, 5).NextToken.ShouldNotBeNull();

        Should.Throw<AwsRefusedException>(() => VoicePage.Of(PollyVoices.All, Everything with { Engine = "neural" }, token, 5))
            .Error.Code.ShouldBe(AwsErrorCode.InvalidNextToken);
    }

    private static IEnumerable<string> Ids(Answer answer) => answer.Json.GetProperty("Voices").EnumerateArray().Select(v => v.GetProperty("Id").GetString()!);

    private static IEnumerable<string> Engines(JsonElement voice) => voice.GetProperty("SupportedEngines").EnumerateArray().Select(e => e.GetString()!);
}
