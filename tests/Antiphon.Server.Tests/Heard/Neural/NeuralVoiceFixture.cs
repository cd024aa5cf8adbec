using Antiphon.Engines.Onnx.Hibari;
using Antiphon.Engines.Onnx.Moonshine;
using Antiphon.Engines.Onnx.Neural;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Speech.Engines;

namespace Antiphon.Server.Tests.Heard.Neural;

/// <summary>One server with the voice in the box, and the recognizer in the box that listens to it.</summary>
public sealed class NeuralVoiceFixture : IAsyncLifetime
{
    /// <summary>The engine alone, as the pieces are to be spoken by it.</summary>
    internal HibariSynthesizer Hibari { get; } = new(new NeuralRuntime());

    internal TestServer Server { get; private set; } = null!;

    internal HttpMessageInvoker Http { get; private set; } = null!;

    internal IRecognizer Ear { get; } = new MoonshineRecognizer(new NeuralRuntime());

    public async ValueTask InitializeAsync()
    {
        await Hibari.StartAsync(CancellationToken.None);
        Hibari.State.IsReady.ShouldBeTrue();
        await Ear.StartAsync(CancellationToken.None);
        Ear.State.IsReady.ShouldBeTrue(Ear.State.Reason);
        Server = await TestServer.StartAsync(new TestServerOptions { Engines = [Hibari] });
        Http = Calling.Trusting(Server);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
        await Ear.DisposeAsync();
        await Hibari.DisposeAsync();
    }
}
