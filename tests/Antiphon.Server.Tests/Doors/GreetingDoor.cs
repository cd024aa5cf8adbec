using Antiphon.Server.Authentication;
using Antiphon.Server.Doors;
using Antiphon.Server.Errors;
using Antiphon.Server.Limits;
using Antiphon.Server.Refusals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Antiphon.Server.Tests.Doors;

/// <summary>A door from outside of the server: an AWS service of its own, a quota of its own, and errors as plain text.</summary>
internal sealed class GreetingDoor : IDoor, IErrorShape
{
    private readonly CallQuota _quota = new("greetings", 1, 1, 1);

    public IErrorShape Errors => this;

    public void AddServices(IServiceCollection services)
    {
    }

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var (authenticator, admission) = (services.GetRequiredService<RequestAuthenticator>(), services.GetRequiredService<StreamAdmission>());
        var greetings = routes.MapGroup("").WithMetadata(new AwsService("greeting"));
        greetings.MapGet("/greetings/one", context =>
        {
            var caller = authenticator.Authenticate(context, body: []);
            using var place = admission.Admit(caller.Key, _quota);
            return context.Response.WriteAsync("Good morning.");
        });
        greetings.MapGet("/greetings/broken", _ => throw new InvalidOperationException("a secret"));
    }

    public bool IsExpected(Exception failure) => failure is RefusedException;

    public async Task WriteAsync(HttpContext context, Exception failure)
    {
        context.Response.StatusCode = failure is RefusedException { Kind: RefusalKind.Throttled } ? 429 : 418;
        await context.Response.WriteAsync(failure is RefusedException refused ? "greeting: " + refused.Kind : "greeting: failed");
    }
}
