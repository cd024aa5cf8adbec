using Antiphon.Aws.PollyApi;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Doors.PollyApi;

/// <summary>Reads the members of requests that have no body.</summary>
internal static class UnaryRequest
{
    /// <summary>A member of the query; null where it is missing or empty.</summary>
    /// <exception cref="RequestFormatException">It is there more than once.</exception>
    public static string? Query(HttpContext context, string name)
    {
        var query = context.Request.Query;
        return RequestMembers.FromQuery(query.Keys, key => [.. query[key].Select(value => value ?? "")]).Text(name) is { Length: > 0 } value ? value : null;
    }
}
