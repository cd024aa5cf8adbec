using System.IO.Pipelines;
using Antiphon.Client.Synthesis;
using Antiphon.Server.Tests.AwsSdk;
using Antiphon.Server.Tests.Doors.OpenAiApi;
using Antiphon.Server.Tests.Heard;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Speech.Engines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Tests.Errors;

/// <summary>A client learns of a failure of the server's that its log says why: then the log says so, with the request's id and the stack.</summary>
public sealed class UnexpectedFailureTests
{
    private const string Secret = "a secret of the server";
    private readonly LogLines _log = new();

    [Fact]
    public async Task Stream_WhoseReadingFails_IsLoggedAsAnErrorWithItsIdAndItsStack()
    {
        string? requestId = null;
        await using var server = await TestServer.StartAsync(new TestServerOptions { Log = _log, InFront = BreakTheBody });
        using var http = Calling.Trusting(server);
        await using var stream = SynthesisStream.Open(server.Options("Joanna"), http);

        var answer = await ScriptedAnswer.ReadAsync(stream);

        var error = answer.Error.ShouldNotBeNull();
        error.Code.ShouldBe("ServiceFailureException");
        error.Message.ShouldContain("Its log says why");
        error.Message.ShouldNotContain(Secret);
        await Eventually.Until(() => server.LiveStreams == 0);
        ShouldBeLogged(requestId.ShouldNotBeNull(), nameof(BrokenBody));

        Task BreakTheBody(HttpContext context, RequestDelegate next)
        {
            context.Features.Set<IRequestBodyPipeFeature>(new BrokenBody());
            context.Response.OnStarting(() =>
            {
                requestId = context.Response.Headers["x-amzn-RequestId"];
                return Task.CompletedTask;
            });
            return next(context);
        }
    }

    [Fact]
    public async Task Stream_WhoseEngineFails_IsLoggedAsAnErrorWithItsStack()
    {
        var engine = new FailingSynthesizer(new EngineException(EngineFailure.WorkerDied, Secret));
        await using var server = await TestServer.StartAsync(new TestServerOptions { Log = _log, Engines = [engine] });
        using var http = Calling.Trusting(server);
        await using var stream = SynthesisStream.Open(server.Options("failing-en-us"), http);
        await stream.SendTextAsync("Words.", flush: true);
        await stream.CompleteAsync();

        (await ScriptedAnswer.ReadAsync(stream)).Error.ShouldNotBeNull().Code.ShouldBe("ServiceFailureException");

        await Eventually.Until(() => server.LiveStreams == 0);
        ShouldBeLogged("", nameof(FailingSynthesizer));
    }

    [Fact]
    public async Task OpenAiSpeech_ThatFailsAfterItsFirstAudio_IsLoggedAsAnErrorWithItsIdAndItsStack()
    {
        var engine = new FailingSynthesizer(new InvalidOperationException(Secret));
        await using var server = await TestServer.StartAsync(new TestServerOptions { Log = _log, Engines = [engine] });
        using var caller = await ApiKeyCaller.CreateAsync(server);

        await Should.ThrowAsync<HttpRequestException>(() => caller.SpeakAsync(
            """{"model":"tts-1","input":"Good morning to you.","voice":"failing-en-us","response_format":"pcm"}"""));

        await Eventually.Until(() => server.LiveStreams == 0);
        ShouldBeLogged("The speech of request", nameof(FailingSynthesizer));
    }

    private void ShouldBeLogged(string start, string frame)
    {
        var line = _log.Lines.Where(l => l.Level == LogLevel.Error).Select(l => l.Text).FirstOrDefault(text => text.Contains(start, StringComparison.Ordinal));
        line.ShouldNotBeNull(string.Join('\n', _log.Lines)).ShouldContain(Secret);
        line.ShouldContain("at Antiphon");
        line.ShouldContain(frame);
    }

    private sealed class BrokenBody : PipeReader, IRequestBodyPipeFeature
    {
        public PipeReader Reader => this;

        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) => throw new InvalidOperationException(Secret);

        public override bool TryRead(out ReadResult result) => throw new InvalidOperationException(Secret);

        public override void AdvanceTo(SequencePosition consumed)
        {
        }

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
        {
        }

        public override void CancelPendingRead()
        {
        }

        public override void Complete(Exception? exception = null)
        {
        }
    }
}
