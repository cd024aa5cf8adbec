using System.Globalization;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Authentication;
using Antiphon.Server.Errors;
using Antiphon.Server.Limits;
using Antiphon.Server.PollyApi.Lexicons;
using Antiphon.Server.Speaking;
using Antiphon.Speech.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.PollyApi.SynthesizeSpeech;

/// <summary>
/// POST /v1/speech (SynthesizeSpeech), and GET where its address is presigned: a whole text in, audio or speech marks out as they are made.
/// </summary>
internal sealed partial class SynthesizeSpeechEndpoint(
    RequestAuthenticator authenticator,
    StreamAdmission admission,
    PollyVoiceDirectory directory,
    ILexiconStore lexicons,
    Speaker speaker,
    ServerOptions options,
    TimeProvider time,
    ILogger<SynthesizeSpeechEndpoint> log)
{
    private readonly SpeechRules _rules = SpeechRules.OfCalls(options.Limits);

    public async Task HandleAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        var caller = authenticator.Authenticate(context, "polly", body.Span);
        var parameters = SpeechParameters.Check(SynthesizeSpeechRequest.Read(MembersOf(context.Request, body)), directory, _rules);
        var found = await lexicons
            .FindAsync(LexiconOwner.Of(caller), parameters.LexiconNames, parameters.Language, context.RequestAborted).ConfigureAwait(false);

        using var place = admission.Admit(caller.Key, options.Limits.SpeechCalls.Of(parameters.Engine));
        using var output = new ResponseOutput(context, response => WriteHead(response, parameters), options.Limits.OutputBlockedTimeout, time);
        try
        {
            var marks = parameters.OutputFormat == PollyOutputFormats.Json ? new SpeechMarkLines(parameters.Text, parameters.Marks, output) : null;
            var order = parameters.ToOrder(caller.Key.Id, found, marks) with { MaxAudio = options.Limits.MaxAudioPerCall };
            await speaker.SpeakAsync(order, (ISpeechOutput?)marks ?? output, context.RequestAborted).ConfigureAwait(false);
            if (marks is not null) await marks.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            await output.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception failure) when (output.HasStarted || output.WasBlocked)
        {
            BreakOff(context, output, failure);
        }
    }

    // A presigned address carries everything in its query, and botocore signs it for POST unless it is told GET (polly.md §1.8).
    private static RequestMembers MembersOf(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        if (HttpMethods.IsGet(request.Method) || (body.IsEmpty && request.Query.Count > 0))
        {
            return RequestMembers.FromQuery(request.Query.Keys, name => [.. request.Query[name].Select(value => value ?? "")]);
        }

        RequestBody.RequireJson(request, body);
        return RequestMembers.ReadJson(body.Span);
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
        if (output.WasBlocked) LogCancelled(RequestId.Of(context), "its client stopped reading");
        else if (context.RequestAborted.IsCancellationRequested) LogCancelled(RequestId.Of(context), "its client went away");
        else LogFailed(failure, RequestId.Of(context));
        context.Abort();
    }

    [LoggerMessage(1, LogLevel.Information, "Call {RequestId} was cancelled: {Why}.")]
    private partial void LogCancelled(string requestId, string why);

    [LoggerMessage(2, LogLevel.Error, "Call {RequestId} failed in the middle of its answer.")]
    private partial void LogFailed(Exception failure, string requestId);
}
