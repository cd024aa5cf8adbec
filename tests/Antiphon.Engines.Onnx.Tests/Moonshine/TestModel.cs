using Antiphon.Engines.Onnx.Moonshine;
using Antiphon.Speech.Engines;

namespace Antiphon.Engines.Onnx.Tests.Moonshine;

/// <summary>The recognizer in the box, loaded once for all tests.</summary>
internal static class TestModel
{
    private static readonly Lazy<MoonshineModel> Loaded = new(() => MoonshineModel.Load(Network.Neural));
    private static readonly Lazy<Task<IRecognizer>> Started = new(StartAsync);

    /// <summary>Its networks.</summary>
    public static MoonshineModel Model => Loaded.Value;

    /// <summary>The whole engine.</summary>
    public static Task<IRecognizer> RecognizerAsync() => Started.Value;

    private static async Task<IRecognizer> StartAsync()
    {
        var recognizer = new MoonshineRecognizer(Network.Neural);
        await recognizer.StartAsync(CancellationToken.None);
        recognizer.State.IsReady.ShouldBeTrue(recognizer.State.Reason);
        return recognizer;
    }
}
