using Antiphon.Server.Stores;
using System.Globalization;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Authentication;
using Antiphon.Server.Bodies;
using Antiphon.Server.Errors;
using Antiphon.Server.Limits;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Speaking;
using Antiphon.Server.Transport;
using Antiphon.Speech.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Doors.PollyApi.SynthesizeSpeech;

/// <summary>
/// POST /v1/speech (SynthesizeSpeech), and GET where its address is presigned: a whole text in, audio or speech marks out as they are made.
/// </summary>
internal sealed partial class SynthesizeSpeechEndpoint(
    RequestAuthenticator authenticator,
    SignedBodies bodies,
    PollyVoiceDirectory directory,
    ILexiconStore lexicons,
    SessionOpener opener,
    PollyOptions options,
    ServerLimits server,
    TimeProvider time,
    ILogger<SynthesizeSpeechEndpoint> log)
{
    private readonly SpeechRules _rules = SpeechRules.OfCalls(options.Limits);

    public async Task HandleAsync(HttpContext context)
    {
        var (caller, request) = await ReadAsync(context).ConfigureAwait(false);
        var parameters = SpeechParameters.Check(request, directory, _rules);
        var found = await lexicons
            .FindAsync(AccountScope.Of(caller), parameters.LexiconNames, parameters.Language, context.RequestAborted).ConfigureAwait(false);

        var session = parameters.ToSessionRequest(caller.Key.Account, found) with { MaxAudio = options.Limits.MaxAudioPerCall };
        using var admitted = opener.Admit(session, caller.Key, options.Limits.SpeechCalls.Of(parameters.Engine));
        using var output = new ResponseOutput(context, response => WriteHead(response, parameters), server.OutputBlockedTimeout, time);
        try
        {
            await AnswerAsync(admitted, parameters, output, context).ConfigureAwait(false);
        }
        catch (Exception failure) when (output.HasStarted)
        {
            BreakOff(context, output, failure);
        }
    }

    private async Task<(Caller Caller, SynthesizeSpeechRequest Request)> ReadAsync(HttpContext context)
    {
        using var body = await bodies.ReadAsync(context, options.Limits.MaxCallBytes).ConfigureAwait(false);
        var caller = authenticator.Authenticate(context, body.Bytes.Span);
        return (caller, SynthesizeSpeechRequest.Read(MembersOf(context, body)));
    }

    private async Task AnswerAsync(AdmittedSession admitted, SpeechParameters parameters, ResponseOutput response, HttpContext context)
    {
        var aborted = context.RequestAborted;
        await using var tail = ClientAgent.Of(context.Request).GivesUpSilentBodies ? new HeldTail(response, time) : null;
        ISpeechOutput output = tail is null ? response : tail;
        var marks = parameters.OutputFormat == PollyOutputFormats.Json ? new SpeechMarkLines(parameters.Text, parameters.Marks, output) : null;
        using (var open = admitted.Open(marks ?? output, marks)) await open.SpeakAsync(parameters.WholeText, aborted).ConfigureAwait(false);
        if (marks is not null) await marks.FlushAsync(aborted).ConfigureAwait(false);
        if (tail is not null) await tail.CompleteAsync(aborted).ConfigureAwait(false);
        await response.CompleteAsync().ConfigureAwait(false);
    }

    // A presigned address carries everything in its query, and botocore signs it for POST unless it is told GET (polly.md §1.8).
    private static RequestMembers MembersOf(HttpContext context, RequestBody body)
    {
        if (HttpMethods.IsGet(context.Request.Method) || (body.Bytes.IsEmpty && context.Request.Query.Count > 0)) return UnaryRequest.Members(context);
        body.RequireJson(context.Request);
        return RequestMembers.ReadJson(body.Bytes.Span);
    }

    private static void WriteHead(HttpResponse response, SpeechParameters parameters)
    {
        response.ContentType = parameters.ContentType;
        response.Headers["x-amzn-RequestCharacters"] = parameters.RequestCharacters.ToString(CultureInfo.InvariantCulture);
        RequestId.Write(response.HttpContext);
    }

    // What was sent is not all there is: only a broken response says so.
    private void BreakOff(HttpContext context, ResponseOutput output, Exception failure)
    {
        if (output.ClientsFault is { } why) LogCancelled(RequestId.Of(context), why);
        else LogFailed(failure, RequestId.Of(context));
        context.Abort();
    }

    [LoggerMessage(1, LogLevel.Information, "Call {RequestId} was cancelled: {Why}.")]
    private partial void LogCancelled(string requestId, string why);

    [LoggerMessage(2, LogLevel.Error, "Call {RequestId} failed in the middle of its answer.")]
    private partial void LogFailed(Exception failure, string requestId);
}
