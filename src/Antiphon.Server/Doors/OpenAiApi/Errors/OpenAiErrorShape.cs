using Antiphon.Server.Errors;
using Antiphon.Server.Refusals;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Doors.OpenAiApi.Errors;

/// <summary>Errors as OpenAI's clients read them (doors.md §1.2).</summary>
internal sealed class OpenAiErrorShape : IErrorShape
{
    /// <summary>The one instance: a door is told from another by reference.</summary>
    public static OpenAiErrorShape Instance { get; } = new();

    private OpenAiErrorShape()
    {
    }

    public bool IsExpected(Exception failure) => OpenAiErrorMapping.IsExpected(failure);

    public Task WriteAsync(HttpContext context, Exception failure) => OpenAiErrorJson.WriteAnswerAsync(context, ErrorOf(context.Request, failure));

    private static OpenAiError ErrorOf(HttpRequest request, Exception failure) => failure switch
    {
        RefusedException { Kind: RefusalKind.UnknownOperation } => OpenAiError.UnknownPath(request.Method, request.Path),
        RefusedException { Kind: RefusalKind.MethodNotAllowed } => OpenAiError.WrongMethod(request.Method, request.Path),
        _ => OpenAiErrorMapping.ToOpenAiError(failure),
    };
}
