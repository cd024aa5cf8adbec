using Antiphon.Audio.Encoding;
using Antiphon.Aws.Errors;
using Antiphon.Server.Errors;
using Antiphon.Speech.Engines;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Doors.OpenAiApi.Errors;

/// <summary>The one place where our exceptions become OpenAI's errors.</summary>
internal static class OpenAiErrorMapping
{
    public static OpenAiError ToOpenAiError(Exception exception) => exception switch
    {
        OpenAiRefusedException refused => refused.Error,

        // Limits and admission are every door's; they speak AWS's words.
        RequestRefusedException { Error: var error } when error.Code == AwsErrorCode.Throttling => OpenAiError.RateLimited(error.Message),
        RequestRefusedException { Error: var error } => OpenAiError.Refused(null, "invalid_value", error.Message),
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
        failure is OpenAiRefusedException or RequestRefusedException or BadHttpRequestException or AudioLibraryMissingException
            or EngineException { Failure: EngineFailure.Busy };
}
