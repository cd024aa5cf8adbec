using Antiphon.Server.Bodies;
using Antiphon.Server.Refusals;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Authentication;

/// <summary>
/// Reads bodies that a SigV4 signature covers. The signature can be verified only with the last byte, so a request whose headers show no
/// known key is refused before its body is read. Thread-safe.
/// </summary>
internal sealed class SignedBodies(RequestAuthenticator authenticator, RequestBodies bodies)
{
    /// <summary>Reads to the end.</summary>
    /// <param name="context">The request.</param>
    /// <param name="most">Bytes that this operation takes.</param>
    /// <returns>The caller disposes it as soon as it has been parsed.</returns>
    /// <exception cref="RefusedException">The headers name no known key, or too many bodies are being read.</exception>
    /// <exception cref="BadHttpRequestException">It is too large, too slow or broken.</exception>
    public Task<RequestBody> ReadAsync(HttpContext context, long most)
    {
        authenticator.RefuseUnread(context);
        return bodies.ReadAsync(context, most);
    }
}
