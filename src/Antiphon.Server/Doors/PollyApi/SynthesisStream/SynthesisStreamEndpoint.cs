using Antiphon.Audio.Encoding;
using Antiphon.Aws.Errors;
using Antiphon.Aws.EventStreams;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Authentication;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Errors;
using Antiphon.Server.Duplex;
using Antiphon.Server.Limits;
using Antiphon.Server.Speaking;
using Antiphon.Server.Stores;
using Antiphon.Server.Transport;
using Antiphon.Text.Lexicons;
using Antiphon.Wire.EventStreams;
using Antiphon.Wire.Signatures;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Doors.PollyApi.SynthesisStream;

/// <summary>POST /v1/synthesisStream (StartSpeechSynthesisStream): text in event by event while audio comes out.</summary>
internal sealed partial class SynthesisStreamEndpoint(
    RequestAuthenticator authenticator,
    SessionOpener opener,
    PollyVoiceDirectory directory,
    ILexiconStore lexicons,
    PollyOptions options,
    ServerLimits server,
    ResponseEnding ending,
    TimeProvider time,
    ILogger<SynthesisStreamEndpoint> log)
{
    private readonly EventStreamLimits _frames = new() { MaxMessageBytes = options.Limits.MaxEventBytes };

    public async Task HandleAsync(HttpContext context)
    {
        StreamingFeatures.Apply(context);

        // Step 2: everything that can be refused is refused before the 200.
        var request = SynthesisStreamRequest.Read(name => context.Request.Headers[name]);
        var caller = authenticator.AuthenticateStream(context);
        var parameters = SynthesisStreamParameters.Check(request, directory, AudioEncoders.IsAvailable, options.Limits);
        var found = await FindLexiconsAsync(context, caller, parameters).ConfigureAwait(false);
        RefuseRequestWithoutBody(context);
        var session = new SessionRequest { Account = caller.Key.Account, Voice = parameters.Voice, Format = parameters.Format, Lexicons = found };
        using var signatures = caller.CreateEventVerifier();
        using (var admitted = opener.Admit(session, caller.Key, options.Limits.Streams))
        {
            await StartResponseAsync(context).ConfigureAwait(false);
            if (!await RunAsync(context, parameters, admitted, signatures).ConfigureAwait(false)) return;
        }

        // The place among the live streams is free again: what follows only waits for the client to end its request.
        await ending.EndStreamAsync(context).ConfigureAwait(false);
    }

    /// <returns>Whether the client was told how the stream ended.</returns>
    private async Task<bool> RunAsync(
        HttpContext context, SynthesisStreamParameters parameters, AdmittedSession admitted, EventSignatureVerifier? signatures)
    {
        var limits = options.Limits;
        using var blocked = new Deadline(server.OutputBlockedTimeout, time);
        using var abortWhenBlocked = blocked.Token.Register(static c => ((HttpContext)c!).Abort(), context);
        using var idle = new Deadline(limits.InboundEventTimeout, time);
        using var output = new AudioEventOutput(new EventStreamPipeWriter(context.Response.BodyWriter), blocked, time, context.RequestAborted);
        using var open = admitted.Open(output);
        var session = open.Session;
        var messages = new EventStreamPipeReader(context.Request.BodyReader, _frames);
        var inbound = new TextEventReader(new SignedEventReader(messages, signatures, _frames), session, limits, idle) { Ssml = parameters.Ssml };
        var client = ClientAgent.Of(context.Request);
        var run = new SynthesisStreamRun(inbound, session, output, client, limits, time);
        try
        {
            var error = await run.RunAsync(context.RequestAborted).ConfigureAwait(false);
            open.End(inbound.RequestCharacters, error?.Code.Name);
            if (inbound.Unexpected is { } whileReading) LogFailed(whileReading, RequestId.Of(context));
            if (run.Unexpected is { } whileSpeaking) LogFailed(whileSpeaking, RequestId.Of(context));
            if (error is not null) LogEndedWithError(RequestId.Of(context), error.Code.Name, error.Message);
            messages.Release();
            return true;
        }
        catch (OperationCanceledException)
        {
            open.End(inbound.RequestCharacters, blocked.HasExpired ? "output_blocked" : "cancelled");
            LogCancelled(RequestId.Of(context), blocked.HasExpired ? "its client stopped reading" : "its client went away");
            return false;
        }
    }

    // The stream models no LexiconNotFoundException: what a call would be told so is a wrong member here (polly.md §1.2).
    private async Task<LexiconSet> FindLexiconsAsync(HttpContext context, Caller caller, SynthesisStreamParameters parameters)
    {
        try
        {
            return await lexicons
                .FindAsync(AccountScope.Of(caller), parameters.LexiconNames, parameters.Ssml.Language, context.RequestAborted).ConfigureAwait(false);
        }
        catch (AwsRefusedException refused) when (refused.Error.Code == AwsErrorCode.LexiconNotFound)
        {
            throw new AwsRefusedException(AwsError.InvalidField("LexiconNames", refused.Message));
        }
    }

    // Headers go out before any event is read: half of the clients wait for them before they send one (sdk-compatibility.md §7.1).
    private static async Task StartResponseAsync(HttpContext context)
    {
        context.Response.ContentType = "application/vnd.amazon.eventstream";
        RequestId.Write(context);
        await context.Response.StartAsync(context.RequestAborted).ConfigureAwait(false);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    // aws-sdk-python on http:// sends a stream without any body and then waits for ever (sdk-compatibility.md §7.16).
    private static void RefuseRequestWithoutBody(HttpContext context)
    {
        if (HttpProtocol.IsHttp2(context.Request.Protocol)) return;
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != false) return;
        throw new AwsRefusedException(new AwsError(AwsErrorCode.Validation,
            "The request has no body to stream. Use the https:// address: this client cannot stream over plain HTTP/1.1.")
        {
            Reason = ValidationReasons.Other,
        });
    }

    [LoggerMessage(1, LogLevel.Information, "Stream {RequestId} ended with {Code}: {Message}")]
    private partial void LogEndedWithError(string requestId, string code, string message);

    [LoggerMessage(2, LogLevel.Information, "Stream {RequestId} was cancelled: {Why}.")]
    private partial void LogCancelled(string requestId, string why);

    [LoggerMessage(3, LogLevel.Error, "Stream {RequestId} failed.")]
    private partial void LogFailed(Exception failure, string requestId);
}
