using Antiphon.Aws.Errors;
using Antiphon.Server.Transport;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Doors.Aws;

/// <summary>
/// Go's second and third attempts at a stream carry no event and never end: the application would wait until our idle timeout.
/// They are answered with the error of the first attempt (sdk-compatibility.md §4). Thread-safe; the oldest errors are forgotten.
/// </summary>
internal sealed class RetriedStreams
{
    private const int MostRemembered = 256;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, AwsError> _firstErrors = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldest = new();

    /// <exception cref="AwsRefusedException">The request of a stream is such an attempt.</exception>
    public void RefuseEmptyRetry(HttpContext context)
    {
        if (AttemptOf(context) < 2 || !ClientAgent.Of(context.Request).RetriesCarryNoEvents) return;
        lock (_lock)
        {
            if (InvocationOf(context) is { } id && _firstErrors.TryGetValue(id, out var error)) throw new AwsRefusedException(error);
        }

        throw new AwsRefusedException(new AwsError(AwsErrorCode.ServiceFailure, "A repeated attempt of this client carries no events: start a new stream."));
    }

    /// <summary>Keeps the error of a stream's first attempt; other requests are ignored.</summary>
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

    private static bool IsStream(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<IsEventStream>() is not null;

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
