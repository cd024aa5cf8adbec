using Antiphon.Server.Errors;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Antiphon.Server.Doors;

/// <summary>
/// One family of operations in the shape that its clients expect: its services, its routes and its errors. Its constructor takes its own
/// options. A door may live in another project.
/// </summary>
public interface IDoor
{
    /// <summary>The form of its errors, before and after one of its endpoints is found. One instance for the door's life.</summary>
    IErrorShape Errors { get; }

    /// <summary>Registers what its endpoints need.</summary>
    void AddServices(IServiceCollection services);

    /// <summary>Maps its operations. Every endpoint mapped here carries <see cref="Errors"/> as metadata.</summary>
    void MapRoutes(IEndpointRouteBuilder routes);
}
