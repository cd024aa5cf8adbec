using Antiphon.Engines.Espeak;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Speech.Workers;

namespace Antiphon.Server.Tests.Heard;

/// <summary>One server with the real espeak engine, shared by the tests that break nothing.</summary>
public sealed class HeardFixture : IAsyncLifetime
{
    /// <summary>The engine alone, as the pieces are to be spoken by it.</summary>
    internal EspeakSynthesizer Espeak { get; } = new(new EspeakOptions { Workers = new WorkerPoolOptions { Workers = 2 } });

    internal TestServer Server { get; private set; } = null!;

    internal HttpMessageInvoker Http { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Espeak.StartAsync(CancellationToken.None);
        Espeak.State.IsReady.ShouldBeTrue();
        Server = await TestServer.StartAsync(new TestServerOptions { Engines = [Espeak] });
        Http = Calling.Trusting(Server);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
        await Espeak.DisposeAsync();
    }
}
