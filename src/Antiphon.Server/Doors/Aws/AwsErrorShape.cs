using Antiphon.Aws.Errors;
using Antiphon.Server.Errors;
using Antiphon.Server.Refusals;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Antiphon.Server.Doors.Aws;

/// <summary>Errors of one AWS service as the SDKs read them: JSON, with the code in <c>x-amzn-ErrorType</c>. One instance for each service.</summary>
/// <param name="ofService">The service's own errors: null for an exception that all services share. What it maps is the client's error.</param>
public sealed class AwsErrorShape(Func<Exception, AwsError?> ofService) : IErrorShape
{
    /// <summary>The shape of a path that belongs to no service.</summary>
    public static AwsErrorShape OfNoService { get; } = new(static _ => null);

    /// <inheritdoc/>
    public bool IsExpected(Exception failure) => AwsErrorMapping.IsExpected(failure) || ofService(failure) is not null;

    /// <summary>The error that a client gets, in an HTTP answer or in an exception event.</summary>
    public AwsError ErrorOf(Exception failure) => ofService(failure) ?? AwsErrorMapping.ToAwsError(failure);

    /// <inheritdoc/>
    public async Task WriteAsync(HttpContext context, Exception failure)
    {
        var error = IsOfRouting(failure) ? NoOperation(context.Request, ErrorOf(failure).Code) : ErrorOf(failure);
        context.RequestServices.GetRequiredService<RetriedStreams>().Remember(context, error);
        await AwsErrorResponse.WriteAsync(context, error).ConfigureAwait(false);
    }

    private static bool IsOfRouting(Exception failure) =>
        failure is RefusedException { Kind: RefusalKind.UnknownOperation or RefusalKind.MethodNotAllowed };

    private static AwsError NoOperation(HttpRequest request, AwsErrorCode code) =>
        new(code, $"No operation answers to {request.Method} {AwsError.Abbreviate(request.Path.Value ?? "")}.");
}
