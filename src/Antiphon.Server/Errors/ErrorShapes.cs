using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Antiphon.Server.Errors;

/// <summary>Finds the error shape of a request: that of its endpoint, else that of the door whose routes are nearest to its path.</summary>
/// <param name="endpoints">All endpoints of the application.</param>
/// <param name="fallback">For a path that belongs to no door, or to several.</param>
internal sealed class ErrorShapes(EndpointDataSource endpoints, IErrorShape fallback)
{
    /// <summary>The shape in which this request's error leaves.</summary>
    public IErrorShape Of(HttpContext context) =>
        ShapeOf(context.GetEndpoint()) ?? Nearest(context.Request.Path.Value ?? "") ?? fallback;

    // A wrong path or method reaches no endpoint of a door. Among the routes that share most leading segments with the path, all must be of
    // one door.
    private IErrorShape? Nearest(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var (deepest, nearest) = (0, (IErrorShape?)null);
        foreach (var endpoint in endpoints.Endpoints)
        {
            if (endpoint is not RouteEndpoint route || ShapeOf(route) is not { } shape) continue;
            var depth = SharedSegments(route.RoutePattern, segments);
            if (depth > deepest) (deepest, nearest) = (depth, shape);
            else if (depth == deepest && !ReferenceEquals(shape, nearest)) nearest = null;
        }

        return nearest;
    }

    private static IErrorShape? ShapeOf(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<IErrorShape>();

    private static int SharedSegments(RoutePattern pattern, string[] segments)
    {
        var shared = 0;
        foreach (var part in pattern.PathSegments)
        {
            if (shared == segments.Length || !Matches(part, segments[shared])) return shared;
            shared++;
        }

        return shared;
    }

    private static bool Matches(RoutePatternPathSegment part, string segment) =>
        part.Parts is not [RoutePatternLiteralPart literal] || literal.Content.Equals(segment, StringComparison.OrdinalIgnoreCase);
}
