using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.S3;

namespace Antiphon.Server.Doors.PollyApi.Tasks.Output;

/// <summary>
/// What a failure of the object store means to a task. What the client is told names nothing of the inside: a message of the store may hold
/// hosts and paths, and goes to the log as the inner exception.
/// </summary>
internal static class S3Failure
{
    /// <returns>Null where it is no failure of the store's.</returns>
    public static TaskOutputException? Describe(Exception failure, CancellationToken cancellationToken) => failure switch
    {
        OperationCanceledException when cancellationToken.IsCancellationRequested => null,
        AmazonServiceException { StatusCode: not 0 } refused => new($"The object store refused the output: {NameOf(refused)}.", IsTransient(refused), refused),
        _ when IsOfTheNetwork(failure) => new("The object store could not be reached.", isTransient: true, failure),
        AmazonClientException or AmazonServiceException => new("The object store cannot be used. The server's log says why.", isTransient: false, failure),
        _ => null,
    };

    private static string NameOf(AmazonServiceException refused) => string.IsNullOrEmpty(refused.ErrorCode) ? refused.StatusCode.ToString() : refused.ErrorCode;

    private static bool IsTransient(AmazonServiceException refused) =>
        (int)refused.StatusCode is 408 or 429 or >= 500 || refused.ErrorCode is "RequestTimeout" or "SlowDown";

    // The SDK wraps some of them. One without such a cause is its own: no credentials, say, which no waiting brings.
    private static bool IsOfTheNetwork(Exception? failure) => failure switch
    {
        null => false,
        HttpRequestException or SocketException or OperationCanceledException or TimeoutException or IOException => true,
        _ => IsOfTheNetwork(failure.InnerException),
    };
}
