using Antiphon.Client.Synthesis;
using Antiphon.Server.Keys;
using Antiphon.Server.Tests.Hosting;

namespace Antiphon.Server.Tests.Heard;

/// <summary>What is refused before a stream begins: as an HTTP answer with Amazon's code, not as a stream.</summary>
public sealed class RefusedRequestTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    private static readonly AccessKey Session = new() { Id = "ASIASESSION", Secret = "a-secret", Account = "guest", SessionToken = "the-token", ExpiresAt = Now.AddHours(1) };
    private static readonly AccessKey Expired = Session with { Id = "ASIAEXPIRED", ExpiresAt = Now.AddHours(-1) };

    [Theory]
    [InlineData("Engine", "neural", "generative")]
    [InlineData("Engine", "magical", "generative")]
    [InlineData("VoiceId", "Nobody", "Joanna")]
    [InlineData("VoiceId", "Hala", "No installed engine speaks")]
    [InlineData("OutputFormat", "json", "mp3, ogg_vorbis, ogg_opus, pcm, mulaw, alaw")]
    [InlineData("OutputFormat", "flac", "mp3, ogg_vorbis, ogg_opus, pcm, mulaw, alaw")]
    [InlineData("SampleRate", "11025", "8000, 16000, 22050, 24000 for pcm")]
    [InlineData("SampleRate", "-8000", "8000, 16000, 22050, 24000 for pcm")]
    [InlineData("LanguageCode", "xx-XX", "en-US")]
    public async Task Parameter_ThatIsNotAllowed_IsAnHttp400WithItsNameAndWhatIsAllowed(string field, string value, string allowed)
    {
        await using var server = await TestServer.StartAsync();
        var options = server.Options("Joanna");
        options = field switch
        {
            "Engine" => options with { Engine = value },
            "VoiceId" => options with { VoiceId = value },
            "OutputFormat" => options with { OutputFormat = value },
            "SampleRate" => options with { SampleRate = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture) },
            _ => options with { LanguageCode = value },
        };

        var error = await RefusalAsync(server, options);

        error.StatusCode.ShouldBe(400);
        error.Code.ShouldBe("ValidationException");
        error.Reason.ShouldBe(value is "neural" or "json" ? "unsupportedOperation" : "fieldValidationFailed");
        error.Message.ShouldContain(field);
        error.Message.ShouldContain(value);
        error.Message.ShouldContain("Allowed: ");
        error.Message.ShouldContain(allowed);
    }

    [Theory]
    [InlineData("no signature", "MissingAuthenticationTokenException")]
    [InlineData("another algorithm", "IncompleteSignatureException")]
    [InlineData("half a header", "IncompleteSignatureException")]
    [InlineData("no date", "IncompleteSignatureException")]
    [InlineData("another day in the scope", "InvalidSignatureException")]
    [InlineData("another service in the scope", "InvalidSignatureException")]
    [InlineData("a changed header", "InvalidSignatureException")]
    public async Task Signature_ThatWasSpoilt_IsForbidden(string how, string code)
    {
        await using var server = await TestServer.StartAsync();
        using var http = Calling.Changing(server, request =>
        {
            var authorization = request.Headers.GetValues("authorization").Single();
            request.Headers.Remove(how switch { "no date" => "x-amz-date", "a changed header" => "x-amzn-voiceid", _ => "authorization" });
            if (how is "no date" or "no signature") return;
            if (how == "a changed header") request.Headers.TryAddWithoutValidation("x-amzn-voiceid", "Matthew");
            else request.Headers.TryAddWithoutValidation("authorization", Spoilt(authorization, how));
        });

        var error = await RefusalAsync(http, server.Options("Joanna"));

        error.StatusCode.ShouldBe(403);
        error.Code.ShouldBe(code);
        error.Message.Length.ShouldBeGreaterThan(code.Length + 10);
    }

    [Theory]
    [InlineData("wrong secret", "InvalidSignatureException")]
    [InlineData("unknown key", "UnrecognizedClientException")]
    [InlineData("token of another", "UnrecognizedClientException")]
    [InlineData("token absent", "UnrecognizedClientException")]
    [InlineData("token unexpected", "UnrecognizedClientException")]
    [InlineData("expired", "ExpiredTokenException")]
    public async Task Credentials_ThatAreWrong_AreForbiddenWithAmazonsCode(string how, string code)
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Keys = [Session, Expired] });
        var own = server.Options("Joanna");
        var guest = own with { AccessKeyId = Session.Id, SecretAccessKey = Session.Secret, SessionToken = Session.SessionToken };

        var error = await RefusalAsync(server, how switch
        {
            "wrong secret" => own with { SecretAccessKey = "not-the-secret" },
            "unknown key" => own with { AccessKeyId = "AKIDNOTKNOWN" },
            "token of another" => guest with { SessionToken = "another-token" },
            "token absent" => guest with { SessionToken = null },
            "token unexpected" => own with { SessionToken = "the-token" },
            _ => guest with { AccessKeyId = Expired.Id },
        });

        error.StatusCode.ShouldBe(403);
        error.Code.ShouldBe(code);

        // and with the right ones it works
        using var http = Calling.Trusting(server);
        (await http.SpeakAsync(guest, "Good words.")).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(-301, "expired")]
    [InlineData(301, "not yet current")]
    public async Task Clock_FurtherAwayThanFiveMinutes_IsForbidden(int seconds, string message)
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Time = new ManualTime(Now) });
        using var http = Calling.Trusting(server);
        await using var stream = SynthesisStream.Open(server.Options("Joanna"), http, new ManualTime(Now.AddSeconds(seconds)));

        var error = (await ScriptedAnswer.ReadAsync(stream)).Error.ShouldNotBeNull();

        error.StatusCode.ShouldBe(403);
        error.Code.ShouldBe("InvalidSignatureException");
        error.Message.ShouldContain(message, Case.Insensitive);
    }

    [Fact]
    public async Task Go_ItsSecondAttempt_IsToldTheErrorOfTheFirst()
    {
        await using var server = await TestServer.StartAsync();
        var attempt = 1;
        using var http = Calling.Changing(server, request =>
        {
            request.Headers.TryAddWithoutValidation("User-Agent", "aws-sdk-go-v2/1.40.0");
            request.Headers.TryAddWithoutValidation("amz-sdk-invocation-id", "8d8b4b4c-0000-4000-8000-000000000001");
            request.Headers.TryAddWithoutValidation("amz-sdk-request", $"attempt={attempt}; max=3");
        });

        var first = await RefusalAsync(http, server.Options("Nobody"));
        attempt = 2;
        var second = await RefusalAsync(http, server.Options("Joanna"));

        first.Code.ShouldBe("ValidationException");
        (second.Code, second.StatusCode, second.Message).ShouldBe((first.Code, first.StatusCode, first.Message));
    }

    [Fact]
    public async Task Go_ASecondAttemptWithoutAKnownFirst_IsRefused()
    {
        await using var server = await TestServer.StartAsync();
        using var http = Calling.Changing(server, request =>
        {
            request.Headers.TryAddWithoutValidation("User-Agent", "aws-sdk-go-v2/1.40.0");
            request.Headers.TryAddWithoutValidation("amz-sdk-request", "attempt=2; max=3");
        });

        var error = await RefusalAsync(http, server.Options("Joanna"));

        (error.Code, error.StatusCode).ShouldBe(("ServiceFailureException", 500));
        error.Message.ShouldContain("carries no events");
    }

    private static async Task<SynthesisStreamException> RefusalAsync(TestServer server, SynthesisStreamOptions options)
    {
        using var http = Calling.Trusting(server);
        return await RefusalAsync(http, options);
    }

    private static async Task<SynthesisStreamException> RefusalAsync(HttpMessageInvoker http, SynthesisStreamOptions options)
    {
        await using var stream = SynthesisStream.Open(options, http);
        var answer = await ScriptedAnswer.ReadAsync(stream);
        answer.Audio.ShouldBeEmpty();
        return answer.Error.ShouldNotBeNull();
    }

    private static string Spoilt(string authorization, string how) => how switch
    {
        "another algorithm" => authorization.Replace("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1", StringComparison.Ordinal),
        "half a header" => authorization[..authorization.IndexOf("Signature=", StringComparison.Ordinal)],
        "another day in the scope" => System.Text.RegularExpressions.Regex.Replace(authorization, "/[0-9]{8}/", "/20200101/"),
        _ => authorization.Replace("/polly/", "/s3/", StringComparison.Ordinal),
    };
}
