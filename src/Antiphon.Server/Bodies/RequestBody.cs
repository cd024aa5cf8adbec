using System.Buffers;
using System.Net.Http.Headers;
using Antiphon.Aws.Errors;
using Antiphon.Server.Errors;
using Antiphon.Server.Limits;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Doors.PollyApi;

/// <summary>
/// The whole body of a unary request: signatures cover all of it, so nothing can be read before all is there. Its bytes are out of a budget
/// until it is disposed.
/// </summary>
internal sealed class RequestBody(ByteBudget budget) : IDisposable
{
    private static readonly string[] JsonTypes = ["application/json", "application/x-amz-json-1.0", "application/x-amz-json-1.1", "text/json"];
    private readonly ArrayBufferWriter<byte> _whole = new();

    /// <summary>What has come; valid until it is disposed.</summary>
    public ReadOnlyMemory<byte> Bytes => _whole.WrittenMemory;

    /// <returns>False: the budget has no room for the part.</returns>
    public bool TryAdd(in ReadOnlySequence<byte> part)
    {
        if (!budget.TryTake(part.Length)) return false;
        foreach (var segment in part) _whole.Write(segment.Span);
        return true;
    }

    /// <summary>Refuses a body that says it is something else than JSON; one that says nothing may be.</summary>
    /// <exception cref="RequestRefusedException">HTTP 415.</exception>
    public void RequireJson(HttpRequest request)
    {
        if (Bytes.IsEmpty || string.IsNullOrEmpty(request.ContentType)) return;
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && JsonTypes.Contains(type.MediaType, StringComparer.OrdinalIgnoreCase)) return;
        throw new RequestRefusedException(new AwsError(
            AwsErrorCode.UnsupportedMediaType, $"Content-Type '{AwsError.Abbreviate(request.ContentType)}' is not read here: send application/json."));
    }

    /// <summary>Gives its bytes back, once.</summary>
    public void Dispose()
    {
        budget.GiveBack(_whole.WrittenCount);
        _whole.ResetWrittenCount();
    }
}
