using Antiphon.Server.Limits;
using Antiphon.Server.Stores;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Server.Tests.Doors.PollyApi;
using Antiphon.Speech.Engines;

namespace Antiphon.Server.Tests.Golden;

/// <summary>The recorded calls of six SDKs against the running server, on the day of their signatures.</summary>
public sealed class UnaryReplayTests
{
    [Theory]
    [InlineData("js-unary-requests", 2, "local")]
    [InlineData("js-unary-requests", 2, "aws")]
    [InlineData("go-unary-requests", 2, "local")]
    [InlineData("go-unary-requests", 2, "aws")]
    [InlineData("rust-unary-requests", 2, "local")]
    [InlineData("rust-unary-requests", 2, "aws")]
    [InlineData("java-unary-sync", 1, "local")]
    [InlineData("java-unary-sync", 1, "aws")]
    [InlineData("java-unary-async", 1, "local")]
    [InlineData("java-unary-async", 1, "aws")]
    [InlineData("py-sdk-unary-requests", 2, "local")]
    [InlineData("py-sdk-unary-requests", 2, "aws")]
    public async Task SynthesizeSpeech_OfARealClient_IsAnswered(string file, int count, string limits)
    {
        var calls = UnaryRecording.Load(file, "/v1/speech");
        calls.Count.ShouldBe(count);
        foreach (var call in calls)
        {
            var answer = await ReplayAsync(call, limits);

            if (RefusalOf(call, limits) is { } refusal)
            {
                answer.ShouldBeError(400, refusal);
                continue;
            }

            answer.Status.ShouldBe(200, answer.Text);
            answer.Body.ShouldNotBeEmpty();
            answer.ContentType.ShouldBe(call.Text.Contains("mp3", StringComparison.Ordinal) ? "audio/mpeg" : "audio/pcm");
        }
    }

    [Theory]
    [InlineData("js-unary-requests", 2)]
    [InlineData("go-unary-requests", 2)]
    [InlineData("rust-unary-requests", 2)]
    [InlineData("java-unary-sync", 1)]
    [InlineData("java-unary-async", 1)]
    [InlineData("py-sdk-unary-requests", 2)]
    public async Task DescribeVoices_OfARealClient_IsAnswered(string file, int count)
    {
        var calls = UnaryRecording.Load(file, "/v1/voices");
        calls.Count.ShouldBe(count);
        foreach (var call in calls)
        {
            var answer = await ReplayAsync(call, "aws");

            // Recorded with a token that no server gave out.
            if (call.Target.Contains("NextToken", StringComparison.Ordinal)) answer.ShouldBeError(400, "InvalidNextTokenException");
            else answer.Json.GetProperty("Voices").GetArrayLength().ShouldBeGreaterThan(0);
        }
    }

    private static async Task<Answer> ReplayAsync(UnaryRecording call, string limits)
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions
        {
            Time = new ManualTime(call.Date),
            Keys = [UnaryRecording.Key],
            Engines = [new ToneSynthesizer()],
        }.WithPreset(limits));
        await server.StoreLexiconsAsync(new AccountScope(UnaryRecording.Key.Account, "us-east-1"), ["lexA", "lexB"]);
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        using var request = call.ToRequest(server.Http);
        using var response = await http.SendAsync(request, TestServer.Patience);
        return await Answer.ReadAsync(response);
    }

    // Some were recorded to see how they are written, not to be spoken.
    private static string? RefusalOf(UnaryRecording call, string limits)
    {
        if (call.Text.Contains(" & co</speak>", StringComparison.Ordinal)) return "InvalidSsmlException";
        if (call.Text.Contains("\"viseme\",\"ssml\"]", StringComparison.Ordinal)) return "SsmlMarksNotSupportedForTextTypeException";
        var hasEngine = call.Text.Contains("\"Engine\"", StringComparison.Ordinal);
        return limits == "aws" && !hasEngine && call.Text.Contains("Ruth", StringComparison.Ordinal) ? "EngineNotSupportedException" : null;
    }
}
