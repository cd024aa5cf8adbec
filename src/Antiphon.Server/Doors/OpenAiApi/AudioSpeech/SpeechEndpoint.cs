using System.Buffers;
using System.Text;
using System.Text.Json;
using Antiphon.Audio;
using Antiphon.Audio.Encoding;
using Antiphon.Server.Authentication;
using Antiphon.Server.Bodies;
using Antiphon.Server.Errors;
using Antiphon.Server.Limits;
using Antiphon.Server.Doors.OpenAiApi.Errors;
using Antiphon.Server.Speaking;
using Antiphon.Speech.Marks;
using Antiphon.Speech.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Doors.OpenAiApi.AudioSpeech;

/// <summary>POST /v1/audio/speech: a whole text in, audio out as it is made, bare or in server-sent events.</summary>
/// <remarks>The answer begins with the first audio, so that what fails before it still has a status of its own. What fails after it breaks the answer off.</remarks>
internal sealed partial class SpeechEndpoint(
    ApiKeyAuthenticator authenticator,
    RequestBodies bodies,
    DoorVoices voices,
    SessionOpener opener,
    OpenAiOptions options,
    ServerLimits server,
    TimeProvider time,
    ILogger<SpeechEndpoint> log)
{
    // What stands for a text without a word: players refuse files without a sound.
    private static readonly TimeSpan NothingSaid = TimeSpan.FromMilliseconds(100);

    private readonly SpeechCallReader _reader = new(voices, options, AudioEncoders.IsAvailable);

    public async Task HandleAsync(HttpContext context)
    {
        var caller = authenticator.Find(context) ?? throw new OpenAiRefusedException(OpenAiDoor.UnknownKey);
        var call = await ReadAsync(context).ConfigureAwait(false);
        using var admitted = opener.Admit(call.ToSessionRequest(caller.Account), caller, options.Calls);
        using var output = new ResponseOutput(context, response => WriteHead(response, call), server.OutputBlockedTimeout, time);
        try
        {
            if (call.AsEvents) await SpeakEventsAsync(admitted, call, output, context.RequestAborted).ConfigureAwait(false);
            else await SpeakAsync(admitted, call, output, null, context.RequestAborted).ConfigureAwait(false);
            await output.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception) when (output is { HasStarted: true, ClientsFault: { } why })
        {
            LogCancelled(RequestId.Of(context), why);
            context.Abort();
        }
        catch (Exception failure) when (output.HasStarted)
        {
            // Thrown on, so that the response ends without its end: it is all that tells the client.
            LogBrokenOff(failure, RequestId.Of(context));
            throw;
        }
    }

    private static async Task SpeakEventsAsync(AdmittedSession admitted, SpeechCall call, ResponseOutput output, CancellationToken cancellationToken)
    {
        var words = new SpokenWords(call.Input);
        using var events = new SpeechEvents(output, words);
        try
        {
            var spoken = await SpeakAsync(admitted, call, events, words, cancellationToken).ConfigureAwait(false);
            await events.WriteDoneAsync(call.Input, spoken, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (output is { HasStarted: true, ClientsFault: null })
        {
            await events.WriteErrorAsync(OpenAiErrorMapping.ToOpenAiError(failure), cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<TimeSpan> SpeakAsync(
        AdmittedSession admitted, SpeechCall call, ISpeechOutput output, ISpeechMarkOutput? marks, CancellationToken cancellationToken)
    {
        using (var open = admitted.Open(output, marks))
        {
            var spoken = await open.SpeakAsync(call.WholeText, cancellationToken).ConfigureAwait(false);
            if (spoken > TimeSpan.Zero) return spoken;
        }

        var silence = new ArrayBufferWriter<byte>();
        using var pipeline = new AudioPipeline(call.Format.Audio.SampleRate, call.Format.Audio);
        pipeline.WriteSilence(NothingSaid, silence);
        pipeline.Complete(silence);
        await output.WriteAsync(silence.WrittenMemory, cancellationToken).ConfigureAwait(false);
        return pipeline.Written;
    }

    private async Task<SpeechCall> ReadAsync(HttpContext context)
    {
        using var body = await bodies.ReadAsync(context, options.MaxBodyBytes).ConfigureAwait(false);
        try
        {
            using var json = JsonDocument.Parse(WithoutByteOrderMark(body.Bytes));
            return _reader.Read(json.RootElement);
        }
        catch (JsonException) when (!IsJson(context.Request))
        {
            throw new OpenAiRefusedException(OpenAiError.UnsupportedMedia("The body is to be JSON, with Content-Type application/json."));
        }
        catch (JsonException)
        {
            throw new OpenAiRefusedException(OpenAiError.InvalidValue("body", "The body is not valid JSON."));
        }
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> json) =>
        json.Span.StartsWith(Encoding.UTF8.Preamble) ? json[Encoding.UTF8.Preamble.Length..] : json;

    // A body that parses as JSON is accepted with any content type: some tools do not set the header.
    private static bool IsJson(HttpRequest request) =>
        string.IsNullOrEmpty(request.ContentType) || request.ContentType.Contains("json", StringComparison.OrdinalIgnoreCase);

    private static void WriteHead(HttpResponse response, SpeechCall call)
    {
        response.ContentType = call.AsEvents ? "text/event-stream" : call.Format.ContentType;
        response.Headers.CacheControl = "no-store";
        OpenAiJson.WriteRequestId(response.HttpContext);
    }

    [LoggerMessage(2, LogLevel.Information, "The speech of request {RequestId} was cancelled: {Why}.")]
    private partial void LogCancelled(string requestId, string why);

    [LoggerMessage(1, LogLevel.Error, "The speech of request {RequestId} broke off.")]
    private partial void LogBrokenOff(Exception failure, string requestId);
}
