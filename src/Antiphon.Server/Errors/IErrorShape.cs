using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Errors;

/// <summary>
/// How one door tells its clients that a request is refused or has failed: status, headers and body. It is metadata of the door's
/// endpoints. Safe for concurrent use; it takes services from the request.
/// </summary>
public interface IErrorShape
{
    /// <summary>Whether the failure is the client's error or a reached limit. Every other one is logged with its stack.</summary>
    bool IsExpected(Exception failure);

    /// <summary>Writes the whole answer. The response has not started.</summary>
    Task WriteAsync(HttpContext context, Exception failure);
}
