using Antiphon.Aws.Errors;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Transport;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Errors;

/// <summary>
/// Go's second and third attempts at a stream carry no event and never end: the application would wait until our idle timeout.
/// They are answered with the error of the first attempt (sdk-compatibility.md §4).
/// </summary>
internal sealed class RetriedStreams
{
    private const int MostRemembered = 256;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, AwsError> _firstErrors = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldest = new();

    /// <exception cref="RequestRefusedException">The request is such an attempt.</exception>
    public void RefuseEmptyRetry(HttpContext context)
    {
        if (!IsStream(context) || AttemptOf(context) < 2 || !ClientAgent.Of(context.Request).RetriesCarryNoEvents) return;
        lock (_lock)
        {
            if (InvocationOf(context) is { } id && _firstErrors.TryGetValue(id, out var error)) throw new RequestRefusedException(error);
        }

        throw new RequestRefusedException(new AwsError(AwsErrorCode.ServiceFailure, "A repeated attempt of this client carries no events: start a new stream."));
    }

    public void Remember(HttpContext context, AwsError error)
    {
        if (!IsStream(context) || AttemptOf(context) != 1 || InvocationOf(context) is not { } id) return;
        lock (_lock)
        {
            if (!_firstErrors.TryAdd(id, error)) return;
            _oldest.Enqueue(id);
            if (_oldest.Count > MostRemembered) _firstErrors.Remove(_oldest.Dequeue());
        }
    }

    private static bool IsStream(HttpContext context) => context.Request.Path == SynthesisStreamRequest.Path;

    private static string? InvocationOf(HttpContext context) =>
        context.Request.Headers["amz-sdk-invocation-id"] is [{ Length: > 0 and <= 64 } id] ? id : null;

    private static int AttemptOf(HttpContext context)
    {
        foreach (var part in context.Request.Headers["amz-sdk-request"].ToString().Split(';', StringSplitOptions.TrimEntries))
        {
            if (part.StartsWith("attempt=", StringComparison.Ordinal) && int.TryParse(part.AsSpan(8), out var attempt)) return attempt;
        }

        return 1;
    }
}
