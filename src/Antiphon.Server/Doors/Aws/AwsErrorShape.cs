using Antiphon.Aws.Errors;
using Antiphon.Server.Errors;
using Antiphon.Server.Refusals;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Antiphon.Server.Doors.Aws;

/// <summary>Errors as AWS's SDKs read them: JSON, with the code in <c>x-amzn-ErrorType</c>. Shared by all doors that speak AWS's wire.</summary>
public sealed class AwsErrorShape : IErrorShape
{
    /// <summary>The one instance: a door is told from another by reference.</summary>
    public static AwsErrorShape Instance { get; } = new();

    private AwsErrorShape()
    {
    }

    /// <inheritdoc/>
    public bool IsExpected(Exception failure) => AwsErrorMapping.IsExpected(failure);

    /// <inheritdoc/>
    public async Task WriteAsync(HttpContext context, Exception failure)
    {
        var error = ErrorOf(context.Request, failure);
        context.RequestServices.GetRequiredService<RetriedStreams>().Remember(context, error);
        await AwsErrorResponse.WriteAsync(context, error).ConfigureAwait(false);
    }

    private static AwsError ErrorOf(HttpRequest request, Exception failure) => failure switch
    {
        RefusedException { Kind: RefusalKind.UnknownOperation } => new(AwsErrorCode.UnknownOperation, NoOperation(request)),
        RefusedException { Kind: RefusalKind.MethodNotAllowed } => new(AwsErrorCode.MethodNotAllowed, NoOperation(request)),
        _ => AwsErrorMapping.ToAwsError(failure),
    };

    private static string NoOperation(HttpRequest request) =>
        $"No operation answers to {request.Method} {AwsError.Abbreviate(request.Path.Value ?? "")}.";
}
