using Antiphon.Server.Tests.Hosting;

namespace Antiphon.Server.Tests.Doors.OpenAiApi;

public sealed class RefusedSpeechTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private ApiKeyCaller _caller = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _caller = await ApiKeyCaller.CreateAsync(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _caller.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("""{"input":"a","voice":"alloy"}""", "invalid_value", "model")]
    [InlineData("""{"model":7,"input":"a","voice":"alloy"}""", "invalid_value", "model")]
    [InlineData("""{"model":"tts-1","voice":"alloy"}""", "invalid_value", "input")]
    [InlineData("""{"model":"tts-1","input":"","voice":"alloy"}""", "invalid_value", "input")]
    [InlineData("""{"model":"tts-1","input":["a"],"voice":"alloy"}""", "invalid_value", "input")]
    [InlineData("""{"model":"tts-1","input":"\ud83d","voice":"alloy"}""", "invalid_value", "input")]
    [InlineData("""{"model":"tts-1","input":"a"}""", "invalid_value", "voice")]
    [InlineData("""{"model":"tts-1","input":"a","voice":null}""", "invalid_value", "voice")]
    [InlineData("""{"model":"tts-1","input":"a","voice":{}}""", "invalid_value", "voice")]
    [InlineData("""{"model":"tts-1","input":"a","voice":"nobody"}""", "unknown_voice", "voice")]
    [InlineData("""{"model":"tts-1","input":"a","voice":"alloy","response_format":"aac"}""", "unsupported_format", "response_format")]
    [InlineData("""{"model":"tts-1","input":"a","voice":"alloy","response_format":"MP3"}""", "unsupported_format", "response_format")]
    [InlineData("""{"model":"tts-1","input":"a","voice":"alloy","speed":0.2}""", "invalid_value", "speed")]
    [InlineData("""{"model":"tts-1","input":"a","voice":"alloy","speed":4.5}""", "invalid_value", "speed")]
    [InlineData("""{"model":"tts-1","input":"a","voice":"alloy","speed":"fast"}""", "invalid_value", "speed")]
    [InlineData("""{"model":"tts-1","input":"a","voice":"alloy","speed":1e999}""", "invalid_value", "speed")]
    [InlineData("""{"model":"tts-1","input":"a","voice":"alloy","stream_format":"ogg"}""", "invalid_value", "stream_format")]
    [InlineData("""{"\ud800":1}""", "invalid_value", "body")]
    [InlineData("""{"model":"tts-1","input":"a","voice":{"\ud800":1}}""", "invalid_value", "voice")]
    [InlineData("""[]""", "invalid_value", "body")]
    [InlineData("""{"model":""", "invalid_value", "body")]
    [InlineData("", "invalid_value", "body")]
    public async Task Member_ThatIsWrong_IsNamed(string body, string code, string param) =>
        (await _caller.SpeakAsync(body)).ShouldBeOpenAiError(400, "invalid_request_error", code).GetProperty("param").GetString().ShouldBe(param);

    [Theory]
    [InlineData(4096, 200)]
    [InlineData(4097, 400)]
    public async Task Input_OfTheLongestLength_IsTheLastThatIsTaken(int length, int status)
    {
        var answer = await _caller.SpeakAsync($$"""{"model":"tts-1","input":"{{new string('a', length)}}","voice":"alloy"}""");

        answer.Status.ShouldBe(status);
        if (status == 400) answer.ShouldBeOpenAiError(400, "invalid_request_error", "string_above_max_length").GetProperty("param").GetString().ShouldBe("input");
    }

    [Fact]
    public async Task Model_ThatIsNone_IsNotFound() =>
        (await _caller.SpeakAsync("""{"model":"whisper-1","input":"a","voice":"alloy"}""")).ShouldBeOpenAiError(404, "invalid_request_error", "model_not_found");

    [Fact]
    public async Task Model_OfALongName_IsNotRepeatedWhole() =>
        (await _caller.SendAsync("GET", "/v1/models/" + new string('m', 5_000))).ShouldBeOpenAiError(404, "invalid_request_error", "model_not_found")
            .GetProperty("message").GetString()!.Length.ShouldBeLessThan(500);

    [Fact]
    public async Task Body_OfAnotherMediaType_IsRefusedOnlyWhereItIsNoJson()
    {
        (await _caller.SendAsync("POST", "/v1/audio/speech", "a=b", "application/x-www-form-urlencoded")).ShouldBeOpenAiError(415, "invalid_request_error", "unsupported_media");
        (await _caller.SendAsync("POST", "/v1/audio/speech", """{"model":"tts-1","input":"a","voice":"alloy"}""", "text/plain")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Body_ThatIsTooLarge_IsRefused() =>
        (await _caller.SpeakAsync($$"""{"instructions":"{{new string('a', 300_000)}}"}""")).ShouldBeOpenAiError(413, "invalid_request_error", "file_too_large");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sk-")]
    [InlineData("sk-aaaaaaaaaaaa-bbbb")]
    public async Task Key_ThatIsNotOurs_IsRefused(string? key)
    {
        using var stranger = new ApiKeyCaller(_server, key);

        (await stranger.SpeakAsync("{")).ShouldBeOpenAiError(401, "invalid_request_error", "invalid_api_key");
        (await stranger.SendAsync("GET", "/v1/models")).ShouldBeOpenAiError(401, "invalid_request_error", "invalid_api_key");
        (await stranger.SendAsync("GET", "/v1/models/tts-1")).ShouldBeOpenAiError(401, "invalid_request_error", "invalid_api_key");
    }

    [Theory]
    [InlineData("GET", "/v1/models/nothing", 404, "model_not_found")]
    [InlineData("GET", "/v1/audio/nothing", 404, "unknown_url")]
    [InlineData("POST", "/v1/audio", 404, "unknown_url")]
    [InlineData("GET", "/v1/", 404, "unknown_url")]
    [InlineData("GET", "/v1/audio/speech", 405, "method_not_allowed")]
    [InlineData("DELETE", "/v1/models/tts-1", 405, "method_not_allowed")]
    public async Task Path_ThatIsNone_IsRefusedInTheDoorsOwnShape(string method, string path, int status, string code) =>
        (await _caller.SendAsync(method, path)).ShouldBeOpenAiError(status, "invalid_request_error", code);

    [Fact]
    public async Task Path_OfAnotherDoor_KeepsItsShape()
    {
        var answer = await _caller.SendAsync("GET", "/v1/speeches");

        answer.ShouldBeError(404, "UnknownOperationException");
    }
}
