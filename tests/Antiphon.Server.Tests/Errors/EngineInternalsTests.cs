using System.Text;
using Antiphon.Client.Synthesis;
using Antiphon.Server.Tests.AwsSdk;
using Antiphon.Server.Tests.Doors.OpenAiApi;
using Antiphon.Server.Tests.Doors.PollyApi;
using Antiphon.Server.Tests.Doors.PollyApi.SynthesizeSpeech;
using Antiphon.Server.Tests.Doors.PollyApi.Tasks;
using Antiphon.Server.Tests.Heard;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Speech.Engines;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Tests.Errors;

/// <summary>No door repeats an engine's paths or the standard error of its process; the log has both, under the id that the client gets.</summary>
public sealed class EngineInternalsTests
{
    private const string Path = "/opt/voices/model.onnx";
    private const string StandardError = "segmentation fault in worker 4711";
    private readonly LogLines _log = new();

    public static TheoryData<EngineFailure> Failures() =>
        [EngineFailure.WorkerDied, EngineFailure.WorkerStalled, EngineFailure.ProtocolBroken, EngineFailure.Unavailable, EngineFailure.Failed];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Call_WhoseEngineFails_TellsTheKindOnly(EngineFailure failure)
    {
        await using var server = await StartAsync(failure);
        using var caller = new SignedCaller(server);

        var answer = await caller.SpeakAsync(new { OutputFormat = "pcm", Text = "Words.", VoiceId = "Joanna" });

        answer.ShouldBeError(500, "ServiceFailureException", new EngineException(failure, "").Message);
        ShouldHideInternals(answer.Text);
        ShouldBeLogged(answer.Headers["x-amzn-requestid"]);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task OpenAiCall_WhoseEngineFails_TellsTheKindOnly(EngineFailure failure)
    {
        await using var server = await StartAsync(failure);
        using var caller = await ApiKeyCaller.CreateAsync(server);

        var answer = await caller.SpeakAsync("""{"model":"tts-1","input":"Good morning.","voice":"alloy"}""");

        answer.ShouldBeOpenAiError(500, "server_error", "engine_failed");
        answer.Text.ShouldContain(new EngineException(failure, "").Message);
        ShouldHideInternals(answer.Text);
        ShouldBeLogged(answer.Headers["x-request-id"]);
    }

    [Fact]
    public async Task OpenAiEvents_WhoseEngineFailsInTheMiddle_TellTheKindOnly()
    {
        await using var server = await StartAsync(EngineFailure.WorkerDied, soundsFirst: true);
        using var caller = await ApiKeyCaller.CreateAsync(server, http2: false);

        using var response = await caller.OpenAsync(
            "POST", "/v1/audio/speech", """{"model":"tts-1","input":"Good morning.","voice":"alloy","response_format":"pcm","stream_format":"sse"}""");
        await using var body = await response.Content.ReadAsStreamAsync(TestServer.Patience);
        var (text, buffer) = (new StringBuilder(), new byte[4096]);
        await Should.ThrowAsync<IOException>(async () =>
        {
            while (await body.ReadAsync(buffer, TestServer.Patience) is > 0 and var count) text.Append(Encoding.UTF8.GetString(buffer, 0, count));
        });

        text.ToString().ShouldContain("The engine's process ended.");
        ShouldHideInternals(text.ToString());
        ShouldBeLogged("The speech of request");
    }

    [Fact]
    public async Task Stream_WhoseEngineFails_TellsTheKindOnly()
    {
        await using var server = await StartAsync(EngineFailure.WorkerDied);
        using var http = Calling.Trusting(server);
        await using var stream = SynthesisStream.Open(server.Options("Joanna"), http);
        await stream.SendTextAsync("Words.", flush: true);
        await stream.CompleteAsync();

        var error = (await ScriptedAnswer.ReadAsync(stream)).Error.ShouldNotBeNull();

        error.Message.ShouldContain("The engine's process ended.");
        ShouldHideInternals(error.Message);
        await Eventually.Until(() => server.LiveStreams == 0);
        ShouldBeLogged("Stream ");
    }

    [Fact]
    public async Task Task_WhoseEngineFails_TellsTheKindOnly()
    {
        await using var server = await StartAsync(EngineFailure.Failed);
        using var client = PollySdk.Connect(server);

        var task = await client.UntilEndedAsync((await client.StartAsync()).Id());

        task.Reason()!.ShouldContain("The engine had an internal error.");
        ShouldHideInternals(task.Reason()!);
        ShouldBeLogged(task.Id());
    }

    private Task<TestServer> StartAsync(EngineFailure failure, bool soundsFirst = false)
    {
        var failed = Task.FromException(new EngineException(failure, $"{Path}: {StandardError}", new IOException(Path)));
        return TestServer.StartAsync(new TestServerOptions { Log = _log, Engines = [new HeldSynthesizer(failed, soundsFirst)] });
    }

    private static void ShouldHideInternals(string text)
    {
        text.ShouldNotContain(Path);
        text.ShouldNotContain(StandardError);
    }

    private void ShouldBeLogged(string name) => _log.Lines.ShouldContain(line =>
        line.Level == LogLevel.Error && line.Text.Contains(name) && line.Text.Contains(Path) && line.Text.Contains(StandardError));
}
