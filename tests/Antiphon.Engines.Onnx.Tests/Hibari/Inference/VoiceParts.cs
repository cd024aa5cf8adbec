using Antiphon.Engines.Onnx.Graphs;
using Antiphon.Engines.Onnx.Hibari;
using Antiphon.Engines.Onnx.Hibari.Inference;

namespace Antiphon.Engines.Onnx.Tests.Hibari.Inference;

/// <summary>The voice in the box, loaded once for all tests.</summary>
internal static class VoiceParts
{
    private static readonly Lazy<HibariParts> IntegerParts = new(() => Load(HibariForm.Integer));
    private static readonly Lazy<HibariParts> FloatParts = new(() => Load(HibariForm.Float));

    public static byte[] Model { get; } = File.ReadAllBytes(Network.InTheBox("hibari-heart", "hibari.onnx"));

    public static HibariParts Of(HibariForm form) => form == HibariForm.Integer ? IntegerParts.Value : FloatParts.Value;

    private static HibariParts Load(HibariForm form) => HibariParts.Load(Network.Runtime, Model, form, new GraphCache(null));
}
