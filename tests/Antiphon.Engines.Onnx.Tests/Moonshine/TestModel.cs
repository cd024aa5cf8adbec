using Antiphon.Engines.Onnx.Moonshine;

namespace Antiphon.Engines.Onnx.Tests.Moonshine;

/// <summary>The recognizer in the box, loaded once for all tests.</summary>
internal static class TestModel
{
    private static readonly Lazy<MoonshineModel> Loaded = new(() =>
        MoonshineModel.Load(Network.Neural));

    public static MoonshineModel Moonshine => Loaded.Value;
}
