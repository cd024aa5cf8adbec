using Antiphon.Server.Doors.PollyApi;
using Antiphon.Server.Limits;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Speech.Engines;

namespace Antiphon.Server.Tests.Doors.PollyApi.SynthesizeSpeech;

/// <summary>Every refusal of the call, under Amazon's name for it.</summary>
public sealed class RefusedCallTests : IAsyncLifetime
{
    private const string Good = """{"OutputFormat":"pcm","Text":"Hi.","VoiceId":"Joanna"}""";
    private TestServer _server = null!;
    private TestServer _strict = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _strict = await TestServer.StartAsync(new TestServerOptions { Limits = ServerLimits.Aws, Polly = PollyLimits.Aws });
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _strict.DisposeAsync();
    }

    [Theory]
    [InlineData("""{"Text":"Hi.","VoiceId":"Joanna"}""", "ValidationException", "OutputFormat is required")]
    [InlineData("""{"OutputFormat":"pcm","VoiceId":"Joanna"}""", "ValidationException", "Text is required")]
    [InlineData("""{"OutputFormat":"pcm","Text":"Hi."}""", "ValidationException", "VoiceId is required")]
    [InlineData("""{"OutputFormat":"pcm","Text":null,"VoiceId":"Joanna"}""", "ValidationException", "Text is required")]
    [InlineData("""{"OutputFormat":"flac","Text":"Hi.","VoiceId":"Joanna"}""", "ValidationException", "json, mp3, ogg_opus")]
    [InlineData("""{"OutputFormat":"pcm","Text":"Hi.","VoiceId":"Nobody"}""", "ValidationException", "VoiceId 'Nobody'")]
    [InlineData("""{"OutputFormat":"pcm","Text":"Hi.","VoiceId":"Joanna","Engine":"magical"}""", "ValidationException", "standard, neural, long-form, generative")]
    [InlineData("""{"OutputFormat":"pcm","Text":"Hi.","VoiceId":"Joanna","LanguageCode":"xx-XX"}""", "ValidationException", "LanguageCode 'xx-XX'")]
    [InlineData("""{"OutputFormat":"pcm","Text":"Hi.","VoiceId":"Joanna","TextType":"html"}""", "ValidationException", "TextType 'html'")]
    [InlineData("""{"OutputFormat":"json","Text":"Hi.","VoiceId":"Joanna","SpeechMarkTypes":["song"]}""", "ValidationException", "SpeechMarkTypes 'song'")]
    [InlineData("""{"OutputFormat":"json","Text":"Hi.","VoiceId":"Joanna","SpeechMarkTypes":["word","word","word","word","word"]}""", "ValidationException", "5 types")]
    [InlineData("""{"OutputFormat":"json","Text":"Hi.","VoiceId":"Joanna"}""", "ValidationException", "SpeechMarkTypes is required")]
    [InlineData("""{"OutputFormat":"pcm","Text":"Hi.","VoiceId":"Joanna","LexiconNames":["not a name"]}""", "ValidationException", "LexiconNames 'not a name'")]
    [InlineData("""{"OutputFormat":"pcm","Text":"Hi.","VoiceId":"Joanna","LexiconNames":["a","b","c","d","e","f"]}""", "ValidationException", "6 names")]
    [InlineData("""{"OutputFormat":"pcm","Text":"Hi.","VoiceId":"Joanna","LanguageCode":"de-DE"}""", "LanguageNotSupportedException", "en-US")]
    [InlineData("""{"OutputFormat":"pcm","Text":"Hi.","VoiceId":"Joanna","SampleRate":"12345"}""", "InvalidSampleRateException", "8000, 16000")]
    [InlineData("""{"OutputFormat":"pcm","Text":"Hi.","VoiceId":"Joanna","SampleRate":"16 000"}""", "InvalidSampleRateException", "16 000")]
    [InlineData("""{"OutputFormat":"mulaw","Text":"Hi.","VoiceId":"Joanna","SampleRate":"16000"}""", "InvalidSampleRateException", "8000")]
    [InlineData("""{"OutputFormat":"json","Text":"Hi.","VoiceId":"Joanna","SampleRate":"1","SpeechMarkTypes":["word"]}""", "InvalidSampleRateException", "no sample rate")]
    [InlineData("""{"OutputFormat":"pcm","Text":"Hi.","VoiceId":"Joanna","SpeechMarkTypes":["word"]}""", "MarksNotSupportedForFormatException", "json")]
    [InlineData("""{"OutputFormat":"json","Text":"Hi.","VoiceId":"Joanna","SpeechMarkTypes":["ssml"]}""", "SsmlMarksNotSupportedForTextTypeException", "ssml")]
    [InlineData("""{"OutputFormat":"pcm","Text":"<speak>Hi.","VoiceId":"Joanna","TextType":"ssml"}""", "InvalidSsmlException", "not well-formed")]
    [InlineData("""{"OutputFormat":"pcm","Text":"Hi.","VoiceId":"Joanna","TextType":"ssml"}""", "InvalidSsmlException", "Invalid SSML")]
    [InlineData("""{"OutputFormat":"pcm","Text":"<!DOCTYPE a [<!ENTITY b \"c\">]><speak>&b;</speak>","VoiceId":"Joanna","TextType":"ssml"}""", "InvalidSsmlException", "Invalid SSML")]
    [InlineData("""{"OutputFormat":"pcm","Text":7,"VoiceId":"Joanna"}""", "SerializationException", "NUMBER_VALUE can not be converted to a String: Text")]
    [InlineData("""{"OutputFormat":"pcm","Text":"Hi.","VoiceId":["Joanna"]}""", "SerializationException", "START_ARRAY can not be converted to a String: VoiceId")]
    [InlineData("""{"OutputFormat":"pcm","Text":"Hi.","VoiceId":"Joanna","LexiconNames":"a"}""", "SerializationException", "STRING_VALUE can not be converted to a List of Strings: LexiconNames")]
    [InlineData("""{"OutputFormat":"pcm","Text":"Hi.","VoiceId":"Joanna","LexiconNames":["a",1]}""", "SerializationException", "NUMBER_VALUE")]
    [InlineData("""{"OutputFormat":"pcm","Text":"Hi.","VoiceId":"Joanna" """, "SerializationException", "JSON")]
    [InlineData("""[1]""", "SerializationException", "JSON")]
    [InlineData("""{"OutputFormat":"pcm","Text":"\ud800","VoiceId":"Joanna"}""", "SerializationException", "JSON")]
    public async Task Members_ThatAreWrong_AreRefused(string body, string name, string message)
    {
        using var caller = new SignedCaller(_server);

        (await caller.PostAsync("/v1/speech", body)).ShouldBeError(400, name, message);
    }

    [Fact]
    public async Task Validation_NamesTheField_AndItsReason()
    {
        using var caller = new SignedCaller(_server);

        var error = (await caller.PostAsync("/v1/speech", """{"OutputFormat":"pcm","Text":"Hi.","VoiceId":"Nobody"}""")).Json;

        error.GetProperty("reason").GetString().ShouldBe("fieldValidationFailed");
        error.GetProperty("fields")[0].GetProperty("name").GetString().ShouldBe("VoiceId");
        error.GetProperty("fields")[0].GetProperty("message").GetString().ShouldBe(error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Lexicon_ThatIsNotStored_IsNotFound()
    {
        using var caller = new SignedCaller(_server);

        (await caller.SpeakAsync(new { OutputFormat = "pcm", Text = "Hi.", VoiceId = "Joanna", LexiconNames = new[] { "unknown" } }))
            .ShouldBeError(404, "LexiconNotFoundException", "unknown");
    }

    [Theory]
    [InlineData(6_000, false, true, false)]
    [InlineData(6_001, false, false, false)]
    [InlineData(3_000, false, true, true)]
    [InlineData(3_001, false, false, true)]
    [InlineData(3_000, true, true, true)]
    [InlineData(3_001, true, false, true)]
    public async Task Text_MayHaveThisManyCharacters(int characters, bool ssml, bool allowed, bool strict)
    {
        using var caller = new SignedCaller(strict ? _strict : _server);
        var text = string.Concat(Enumerable.Repeat("🌍", characters));

        var answer = await caller.SpeakAsync(new { OutputFormat = "pcm", Text = ssml ? $"<speak>{text}</speak>" : text, TextType = ssml ? "ssml" : "text", VoiceId = "Joanna" });

        if (allowed) answer.Status.ShouldBe(200, answer.Text);
        else answer.ShouldBeError(400, "TextLengthExceededException", (strict ? 3_000 : 6_000).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("Ruth", null, false)]
    [InlineData("Ruth", "neural", true)]
    [InlineData("Joanna", null, true)]
    [InlineData("Joanna", "long-form", false)]
    public async Task Engine_UnderAws_IsOneOfTheVoicesOwn(string voice, string? engine, bool allowed)
    {
        using var strict = new SignedCaller(_strict);
        using var caller = new SignedCaller(_server);
        var members = new { OutputFormat = "pcm", Text = "Hi.", VoiceId = voice, Engine = engine };

        var answer = await strict.SpeakAsync(members);

        if (allowed) answer.Status.ShouldBe(200, answer.Text);
        else answer.ShouldBeError(400, "EngineNotSupportedException", engine ?? "standard");
        (await caller.SpeakAsync(members)).Status.ShouldBe(200, "where limits are local every voice has every engine");
    }

    [Fact]
    public async Task Language_OfABilingualVoice_IsSpokenByWhoSpeaksIt()
    {
        var hindi = new ToneSynthesizer(new TestVoiceOptions { Language = "hi-IN" });
        var english = new SilentSynthesizer(new TestVoiceOptions { Language = "en-IN" });
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [english, hindi] });
        using var caller = new SignedCaller(server);

        var first = await caller.SpeakAsync(new { OutputFormat = "pcm", Text = "Hi.", VoiceId = "Kajal" });
        var second = await caller.SpeakAsync(new { OutputFormat = "pcm", Text = "Hi.", VoiceId = "Kajal", LanguageCode = "hi-IN" });

        first.Body.ShouldAllBe(sample => sample == 0);
        second.Body.ShouldContain(sample => sample != 0);
    }

    [Theory]
    [InlineData("text/html", true)]
    [InlineData("application/x-www-form-urlencoded", true)]
    [InlineData("application/json; charset=utf-8", false)]
    [InlineData("application/x-amz-json-1.1", false)]
    [InlineData(null, false)]
    public async Task ContentType_ThatIsNotJson_IsRefused(string? type, bool refused)
    {
        using var caller = new SignedCaller(_server);

        var answer = await caller.PostAsync("/v1/speech", Good, type);

        if (refused) answer.ShouldBeError(415, "UnsupportedMediaTypeException", "application/json");
        else answer.Status.ShouldBe(200, answer.Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Body_LargerThanAnyText_IsRefused(bool http2)
    {
        using var caller = new SignedCaller(_server, http2: http2);

        foreach (var size in new[] { 300_000, 5_000_000 })
            (await caller.PostAsync("/v1/speech", new string('a', size))).ShouldBeError(413, "RequestEntityTooLargeException");
    }
}
