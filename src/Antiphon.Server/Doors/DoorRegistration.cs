using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Antiphon.Server.Doors;

/// <summary>Opens doors in a server.</summary>
public static class DoorRegistration
{
    /// <summary>Adds a door. Call it before the application is built; <see cref="AntiphonServer.MapAntiphonServer"/> maps its routes.</summary>
    public static IServiceCollection AddDoor(this IServiceCollection services, IDoor door)
    {
        services.AddSingleton(door);
        door.AddServices(services);
        return services;
    }

    internal static void MapDoors(this IEndpointRouteBuilder routes)
    {
        foreach (var door in routes.ServiceProvider.GetServices<IDoor>()) door.MapRoutes(routes.MapGroup("").WithMetadata(door.Errors));
    }
}
