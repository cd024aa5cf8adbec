using Antiphon.Server.Stores;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using Antiphon.Server;
using Antiphon.Server.Data;
using Antiphon.Server.Doors;
using Antiphon.Server.Doors.OpenAiApi;
using Antiphon.Server.Doors.PollyApi;
using Antiphon.Server.Keys;
using Antiphon.Server.Transport;
using Antiphon.Speech.Engines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Antiphon.Bench.Streams;

/// <summary>
/// The server under test and its peer, a raw echo, in a process of their own: our Kestrel setup, one cleartext port, one engine.
/// </summary>
internal static class BenchHost
{
    public const string Argument = "--host";

    /// <summary>Serves until standard input ends. Prints its port first.</summary>
    public static async Task RunAsync(ISynthesizer engine)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new VoiceCatalog([engine]));
        builder.Services.AddSingleton<IAccessKeyStore, OneKey>();
        builder.Services.AddSingleton(new DataFolder(Directory.CreateTempSubdirectory("antiphon-bench-").FullName));
        builder.Services.AddAntiphonServer(new ServerOptions());
        builder.Services.AddDoor(new PollyDoor(new PollyOptions()));
        builder.Services.AddDoor(new OpenAiDoor(new OpenAiOptions()));
        var transport = new TransportOptions();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ApplyTransport(transport);
            kestrel.ListenOnePort(new IPEndPoint(IPAddress.Loopback, 0), transport, certificate: null, TimeProvider.System);
        });

        await using var app = builder.Build();
        app.MapPost("/echo", EchoAsync);
        app.MapAntiphonServer();
        await app.StartAsync();
        Console.WriteLine(new Uri(app.Urls.First()).Port);
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }

    // Answers every `in` bytes with `out` bytes: the frames of the stream without anything that a stream does.
    private static async Task EchoAsync(HttpContext context)
    {
        StreamingFeatures.Apply(context);
        var (take, give) = (int.Parse(context.Request.Query["in"]!), int.Parse(context.Request.Query["out"]!));
        var (input, output) = (context.Request.BodyReader, context.Response.BodyWriter);
        await context.Response.StartAsync();
        await output.FlushAsync();
        while (true)
        {
            var read = await input.ReadAtLeastAsync(take);
            if (read.Buffer.Length < take) return;
            input.AdvanceTo(read.Buffer.GetPosition(take));
            output.GetSpan(give)[..give].Clear();
            output.Advance(give);
            await output.FlushAsync();
        }
    }

    private sealed class OneKey : IAccessKeyStore
    {
        private static readonly AccessKey Key = new() { Id = BenchStream.AccessKeyId, Secret = SignedEvents.Secret, Account = "bench" };

        public bool TryFind(string id, [NotNullWhen(true)] out AccessKey? key) => (key = id == Key.Id ? Key : null) is not null;

        public IReadOnlyList<AccessKey> List() => [Key];

        public IReadOnlyList<string> SecretsOf(string account) => [Key.Secret];

        public Task AddAsync(AccessKey key, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<bool> RevokeAsync(string id, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
