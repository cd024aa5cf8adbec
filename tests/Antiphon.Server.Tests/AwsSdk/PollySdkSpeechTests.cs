using Amazon.Runtime;
using Antiphon.Server.Doors.PollyApi;
using Antiphon.Server.Limits;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Speech.Engines;

namespace Antiphon.Server.Tests.AwsSdk;

/// <summary>SynthesizeSpeech and DescribeVoices as a .NET application makes them, through Amazon's own pipeline over TLS.</summary>
public sealed class PollySdkSpeechTests
{
    [Theory]
    [InlineData("mp3", "audio/mpeg")]
    [InlineData("ogg_vorbis", "audio/ogg")]
    [InlineData("ogg_opus", "audio/ogg")]
    [InlineData("pcm", "audio/pcm")]
    [InlineData("mulaw", "audio/mulaw")]
    [InlineData("alaw", "audio/alaw")]
    public async Task Speech_InEveryFormat(string format, string contentType)
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [new ToneSynthesizer()] });
        using var client = PollySdk.Connect(server);

        var spoken = await client.SpeakAsync(new { OutputFormat = format, Text = "Wörter 🌍.", VoiceId = "Joanna" });

        spoken.ContentType.ShouldBe(contentType);
        spoken.RequestCharacters.ShouldBe(9);
        spoken.Audio.ShouldNotBeEmpty();
        spoken.ResponseMetadata.RequestId.Length.ShouldBe(36);
    }

    [Theory]
    [InlineData("""{"OutputFormat":"pcm","Text":"Hi.","VoiceId":"Nobody"}""", "ValidationException", 400)]
    [InlineData("""{"OutputFormat":"pcm","Text":"Hi.","VoiceId":"Joanna","Engine":"long-form"}""", "EngineNotSupportedException", 400)]
    [InlineData("""{"OutputFormat":"pcm","Text":"Hi.","VoiceId":"Joanna","LanguageCode":"fr-FR"}""", "LanguageNotSupportedException", 400)]
    [InlineData("""{"OutputFormat":"pcm","Text":"Hi.","VoiceId":"Joanna","SampleRate":"22050"}""", "InvalidSampleRateException", 400)]
    [InlineData("""{"OutputFormat":"pcm","Text":"<speak>","VoiceId":"Joanna","TextType":"ssml"}""", "InvalidSsmlException", 400)]
    [InlineData("""{"OutputFormat":"pcm","Text":"Hi.","VoiceId":"Joanna","LexiconNames":["none"]}""", "LexiconNotFoundException", 404)]
    [InlineData("""{"OutputFormat":"pcm","Text":"Hi.","VoiceId":"Joanna","SpeechMarkTypes":["word"]}""", "MarksNotSupportedForFormatException", 400)]
    [InlineData("""{"OutputFormat":"json","Text":"Hi.","VoiceId":"Joanna","SpeechMarkTypes":["ssml"]}""", "SsmlMarksNotSupportedForTextTypeException", 400)]
    public async Task Speech_ThatIsRefused_IsTyped(string members, string code, int status)
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Limits = ServerLimits.Aws, Polly = PollyLimits.Aws });
        using var client = PollySdk.Connect(server);

        var error = await Should.ThrowAsync<AmazonServiceException>(() => client.SpeakAsync(System.Text.Json.JsonDocument.Parse(members).RootElement));

        (error.ErrorCode, (int)error.StatusCode).ShouldBe((code, status));
        error.Message.Length.ShouldBeGreaterThan(10);
        error.RequestId.Length.ShouldBe(36);
    }

    [Fact]
    public async Task Voices_AreListedAndFiltered()
    {
        await using var server = await TestServer.StartAsync();
        using var client = PollySdk.Connect(server);

        var voices = (await client.CallAsync(new PollyCall("GET", "/v1/voices") { Query = { ["LanguageCode"] = "en-US", ["Engine"] = "neural" } })).GetProperty("Voices");
        var refused = await client.RefusalAsync(new PollyCall("GET", "/v1/voices") { Query = { ["NextToken"] = "none of ours" } });

        voices.EnumerateArray().ShouldAllBe(voice => voice.GetProperty("LanguageCode").GetString() == "en-US");
        voices.EnumerateArray().Select(voice => voice.GetProperty("Id").GetString()).ShouldContain("Joanna");
        (refused.Code, refused.Status).ShouldBe(("InvalidNextTokenException", 400));
    }
}
