using Antiphon.Aws.Errors;
using Antiphon.Server.Transport;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Errors;

/// <summary>The top of every request: whatever is refused or fails before an answer began becomes a JSON error, never HTML, never empty.</summary>
internal sealed partial class ErrorMiddleware(RequestDelegate next, ResponseEnding ending, RetriedStreams retried, ILogger<ErrorMiddleware> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            retried.RefuseEmptyRetry(context);
            await next(context).ConfigureAwait(false);
            if (IsUnanswered(context.Response)) await RefuseUnknownOperationAsync(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone: there is nobody to tell.
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            var error = AwsErrorMapping.ToAwsError(failure);
            if (!AwsErrorMapping.IsExpected(failure)) LogFailed(failure, RequestId.Of(context));
            retried.Remember(context, error);
            await WriteAsync(context, error).ConfigureAwait(false);
        }
    }

    private static bool IsUnanswered(HttpResponse response) =>
        !response.HasStarted && response.StatusCode is (StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed);

    private async Task WriteAsync(HttpContext context, AwsError error)
    {
        await AwsErrorResponse.WriteAsync(context, error).ConfigureAwait(false);
        await ending.EndErrorAsync(context).ConfigureAwait(false);
    }

    // Where only the method is wrong, routing has said in Allow which would be right.
    private Task RefuseUnknownOperationAsync(HttpContext context) => WriteAsync(context, new AwsError(
        context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed ? AwsErrorCode.MethodNotAllowed : AwsErrorCode.UnknownOperation,
        $"No operation answers to {context.Request.Method} {AwsError.Abbreviate(context.Request.Path.Value ?? "")}."));

    [LoggerMessage(1, LogLevel.Error, "Request {RequestId} failed.")]
    private partial void LogFailed(Exception failure, string requestId);
}
