using Antiphon.Server.Refusals;
using Antiphon.Server.Transport;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Errors;

/// <summary>
/// Stands in front of every request. What is refused or fails before an answer began leaves in the error shape of the request's door, and an
/// unexpected failure is logged.
/// </summary>
internal sealed partial class ErrorMiddleware(RequestDelegate next, ErrorShapes shapes, ResponseEnding ending, ILogger<ErrorMiddleware> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context).ConfigureAwait(false);
            if (Unanswered(context) is { } refused) await RefuseAsync(context, refused).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has closed the connection or its stream: no answer would reach it.
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            await RefuseAsync(context, failure).ConfigureAwait(false);
        }
    }

    // Where only the method is wrong, routing has named the right ones in Allow.
    private static RefusedException? Unanswered(HttpContext context)
    {
        if (context.Response.HasStarted) return null;
        var (method, path) = (context.Request.Method, context.Request.Path);
        return context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => new(RefusalKind.UnknownOperation, $"No operation has the path {path} ({method})."),
            StatusCodes.Status405MethodNotAllowed => new(RefusalKind.MethodNotAllowed, $"{path} has no operation for {method}."),
            _ => null,
        };
    }

    private async Task RefuseAsync(HttpContext context, Exception failure)
    {
        var shape = shapes.Of(context);
        if (!shape.IsExpected(failure)) LogFailed(failure, RequestId.Of(context));
        await shape.WriteAsync(context, failure).ConfigureAwait(false);
        await ending.EndErrorAsync(context).ConfigureAwait(false);
    }

    [LoggerMessage(1, LogLevel.Error, "Request {RequestId} failed.")]
    private partial void LogFailed(Exception failure, string requestId);
}
