using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Antiphon.Server.Doors.Aws;

/// <summary>Maps the operations whose request is a stream of events.</summary>
internal static class StreamRoutes
{
    /// <summary>Maps a stream at POST. An empty repeated attempt is refused, and the error of a first attempt is kept for it.</summary>
    public static void MapStream(this IEndpointRouteBuilder routes, string path, RequestDelegate handler)
    {
        var retried = routes.ServiceProvider.GetRequiredService<RetriedStreams>();
        routes.MapPost(path, Refusing(retried, handler)).WithMetadata(IsEventStream.Instance);
    }

    private static RequestDelegate Refusing(RetriedStreams retried, RequestDelegate handler) => context =>
    {
        retried.RefuseEmptyRetry(context);
        return handler(context);
    };
}
