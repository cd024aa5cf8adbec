using Antiphon.Aws.PollyApi;
using Antiphon.Server.Authentication;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Doors.PollyApi;

/// <summary>Reads the members of requests that have no body.</summary>
internal static class UnaryRequest
{
    /// <summary>Everything that the query says.</summary>
    public static RequestMembers Members(HttpContext context) => RequestMembers.FromQuery(SignedTarget.Of(context).ReadQuery());

    /// <summary>A member of the query; null where it is missing or empty.</summary>
    /// <exception cref="RequestFormatException">It is there more than once.</exception>
    public static string? Query(HttpContext context, string name) => Members(context).Text(name) is { Length: > 0 } value ? value : null;
}
