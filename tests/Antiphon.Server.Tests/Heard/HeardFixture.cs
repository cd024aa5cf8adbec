using Antiphon.Engines.Espeak;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Speech.Workers;

namespace Antiphon.Server.Tests.Heard;

/// <summary>One server with the real espeak engine, shared by the tests that break nothing.</summary>
public sealed class HeardFixture : IAsyncLifetime
{
    private readonly EspeakSynthesizer _espeak = new(new EspeakOptions { Workers = new WorkerPoolOptions { Workers = 2 } });

    /// <summary>The engine alone, as the pieces are to be spoken by it.</summary>
    internal EspeakSynthesizer Espeak => _espeak;

    internal TestServer Server { get; private set; } = null!;

    internal HttpMessageInvoker Http { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await _espeak.StartAsync();
        _espeak.UnavailableReason.ShouldBeNull();
        Server = await TestServer.StartAsync(new TestServerOptions { Engines = [_espeak] });
        Http = Calling.Trusting(Server);
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
        await _espeak.DisposeAsync();
    }
}
