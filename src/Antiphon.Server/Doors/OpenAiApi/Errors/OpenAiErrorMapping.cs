using Antiphon.Audio.Encoding;
using Antiphon.Server.Refusals;
using Antiphon.Speech.Engines;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Doors.OpenAiApi.Errors;

/// <summary>The one place where our exceptions become OpenAI's errors.</summary>
internal static class OpenAiErrorMapping
{
    public static OpenAiError ToOpenAiError(Exception exception) => exception switch
    {
        OpenAiRefusedException refused => refused.Error,

        RefusedException { Kind: RefusalKind.Throttled } limit => OpenAiError.RateLimited(limit.Message, limit.RetryAfter),
        EngineException { Failure: EngineFailure.Busy } busy => OpenAiError.Overloaded(busy.Message),
        EngineException failed => OpenAiError.EngineFailed("The speech engine failed: " + failed.Message, failed.MayRetry),
        AudioLibraryMissingException missing => OpenAiError.Refused("response_format", "unsupported_format", missing.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => OpenAiError.TooLarge("The request's body is too large."),
        BadHttpRequestException bad => OpenAiError.Unreadable(bad.StatusCode, "The request cannot be read: " + bad.Message),

        // What it says is for the log: it may name files and addresses of this machine.
        _ => OpenAiError.Failed("The server failed. Its log says why, under the id of this request."),
    };

    /// <summary>Whether the server did what it should.</summary>
    public static bool IsExpected(Exception failure) =>
        failure is OpenAiRefusedException or RefusedException or BadHttpRequestException or AudioLibraryMissingException
            or EngineException { Failure: EngineFailure.Busy };
}
