using Antiphon.Engines.Onnx.Hibari;
using Antiphon.Engines.Onnx.Moonshine;
using Antiphon.Engines.Onnx.Neural;
using Antiphon.Server.Tests.Hosting;

namespace Antiphon.Server.Tests.Heard.Neural;

/// <summary>One server with the voice in the box, and the recognizer in the box that listens to it.</summary>
public sealed class NeuralVoiceFixture : IAsyncLifetime
{
    private MoonshineModel _model = null!;

    /// <summary>The engine alone, as the pieces are to be spoken by it.</summary>
    internal HibariSynthesizer Hibari { get; } = new(new NeuralRuntime());

    internal TestServer Server { get; private set; } = null!;

    internal HttpMessageInvoker Http { get; private set; } = null!;

    internal MoonshineRecognizer Ear { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Hibari.StartAsync();
        Hibari.UnavailableReason.ShouldBeNull();
        _model = MoonshineModel.Load(new NeuralRuntime());
        Ear = new MoonshineRecognizer(_model);
        Server = await TestServer.StartAsync(new TestServerOptions { Engines = [Hibari] });
        Http = Calling.Trusting(Server);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
        Ear.Dispose();
        _model.Dispose();
        await Hibari.DisposeAsync();
    }
}
