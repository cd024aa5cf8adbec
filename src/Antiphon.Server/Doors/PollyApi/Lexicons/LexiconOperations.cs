using Antiphon.Server.Stores.Files;
using Antiphon.Server.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Antiphon.Server.Doors.PollyApi.Lexicons;

/// <summary>The lexicon operations as a whole: what they are made of, and their routes.</summary>
internal static class LexiconOperations
{
    private const string All = "/v1/lexicons";
    private const string One = All + "/{name}";

    public static void AddLexicons(this IServiceCollection services)
    {
        services.AddSingleton<LexiconReading>();
        services.AddSingleton<FileLexiconStore>();
        services.AddSingleton<ILexiconStore>(s => s.GetRequiredService<FileLexiconStore>());
        services.AddSingleton<LexiconCalls>();
        services.AddSingleton<PutLexiconEndpoint>();
        services.AddSingleton<GetLexiconEndpoint>();
        services.AddSingleton<ListLexiconsEndpoint>();
        services.AddSingleton<DeleteLexiconEndpoint>();
    }

    public static void MapLexicons(this IEndpointRouteBuilder app)
    {
        var services = app.ServiceProvider;
        app.MapPut(One, services.GetRequiredService<PutLexiconEndpoint>().HandleAsync);
        app.MapGet(One, services.GetRequiredService<GetLexiconEndpoint>().HandleAsync);
        app.MapDelete(One, services.GetRequiredService<DeleteLexiconEndpoint>().HandleAsync);
        app.MapGet(All, services.GetRequiredService<ListLexiconsEndpoint>().HandleAsync);
    }
}
