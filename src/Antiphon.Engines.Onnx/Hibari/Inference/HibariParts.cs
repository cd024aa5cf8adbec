using System.Security.Cryptography;
using Antiphon.Engines.Onnx.Graphs;
using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Engines.Onnx.Hibari.Inference;

/// <summary>The voice's network, cut in three and loaded. Safe for concurrent use.</summary>
internal sealed class HibariParts : IDisposable
{
    // Goes up when a part is cut in another way.
    private const int CutVersion = 1;

    private const string TextName = "text.onnx";
    private const string ProsodyName = "prosody.onnx";
    private const string DecoderName = "decoder.onnx";

    private HibariParts(IReadOnlyDictionary<string, OnnxSession> sessions, HibariForm form)
    {
        (Text, Prosody, Decoder) = (sessions[TextName], sessions[ProsodyName], sessions[DecoderName]);
        Form = form;
    }

    /// <summary>Ids to: text, text for the prosody, proposed durations.</summary>
    public OnnxSession Text { get; }

    /// <summary>Text, text for the prosody, durations to: the decoder's input, pitch.</summary>
    public OnnxSession Prosody { get; }

    /// <summary>The decoder's input to: five spectra.</summary>
    public OnnxSession Decoder { get; }

    /// <summary>How it computes.</summary>
    public HibariForm Form { get; }

    /// <summary>
    /// Frames of context that a chunk needs on each side. Floats give the whole utterance's numbers with all that reaches a frame; in
    /// integers less of it changes nothing that the integers' own scale, which is each chunk's, does not change more.
    /// </summary>
    public int ContextFrames => Form == HibariForm.Float ? HibariShape.ReceptiveField : 12;

    /// <summary>Loads the network of <c>hibari.onnx</c>.</summary>
    /// <param name="runtime">Not owned.</param>
    /// <param name="model">The file.</param>
    /// <param name="form">How it is to compute.</param>
    /// <param name="cache">Where parts are kept between starts.</param>
    /// <exception cref="InvalidDataException">The file is of no network of this family.</exception>
    /// <exception cref="OnnxException">The runtime cannot run it.</exception>
    public static HibariParts Load(OnnxRuntime runtime, byte[] model, HibariForm form, GraphCache cache)
    {
        var sum = Convert.ToHexStringLower(SHA256.HashData(model))[..16];
        var arithmetic = form == HibariForm.Float ? "float" : UnsignedWeights.AreNeeded ? "unsigned" : "signed";
        var provider = runtime.Provider == ExecutionProvider.Cpu ? "" : "-" + runtime.Provider;
        var key = $"{sum}-{runtime.Version}-{arithmetic}-{CutVersion}{provider}";
        return new HibariParts(cache.Open(runtime, key, () => Cut(model, form)), form);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Text.Dispose();
        Prosody.Dispose();
        Decoder.Dispose();
    }

    private static Dictionary<string, byte[]> Cut(byte[] model, HibariForm form)
    {
        var graph = OnnxGraph.Read(model);
        var parts = HibariCut.Apply(form == HibariForm.Float ? Dequantization.Apply(graph) : graph);

        // The decoder's weights are small enough: its sums do not overflow, and signed ones are a fifth faster.
        var isExact = form == HibariForm.Float || !UnsignedWeights.AreNeeded;
        return new()
        {
            [TextName] = (isExact ? parts.Text : UnsignedWeights.Apply(parts.Text)).ToModel(),
            [ProsodyName] = (isExact ? parts.Prosody : UnsignedWeights.Apply(parts.Prosody)).ToModel(),
            [DecoderName] = parts.Decoder.ToModel(),
        };
    }
}
