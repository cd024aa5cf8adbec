using Antiphon.Server.Errors;
using Antiphon.Server.Transport;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Doors.OpenAiApi.Errors;

/// <summary>The top of every request through this door: whatever is refused or fails before an answer began leaves in OpenAI's shape.</summary>
internal sealed partial class OpenAiErrorMiddleware(RequestDelegate next, ResponseEnding ending, ILogger<OpenAiErrorMiddleware> log)
{
    public Task InvokeAsync(HttpContext context) => OpenAiDoor.Owns(context.Request.Path) ? AnswerAsync(context) : next(context);

    private async Task AnswerAsync(HttpContext context)
    {
        try
        {
            await next(context).ConfigureAwait(false);
            if (context.Response.HasStarted) return;
            var (status, method, path) = (context.Response.StatusCode, context.Request.Method, context.Request.Path);
            if (status == StatusCodes.Status404NotFound) await RefuseAsync(context, OpenAiError.UnknownPath(method, path)).ConfigureAwait(false);
            if (status == StatusCodes.Status405MethodNotAllowed) await RefuseAsync(context, OpenAiError.WrongMethod(method, path)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone: there is nobody to tell.
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            if (!OpenAiErrorMapping.IsExpected(failure)) LogFailed(failure, RequestId.Of(context));
            await RefuseAsync(context, OpenAiErrorMapping.ToOpenAiError(failure)).ConfigureAwait(false);
        }
    }

    private async Task RefuseAsync(HttpContext context, OpenAiError error)
    {
        await OpenAiErrorJson.WriteAnswerAsync(context, error).ConfigureAwait(false);
        await ending.EndErrorAsync(context).ConfigureAwait(false);
    }

    [LoggerMessage(1, LogLevel.Error, "Request {RequestId} failed.")]
    private partial void LogFailed(Exception failure, string requestId);
}
