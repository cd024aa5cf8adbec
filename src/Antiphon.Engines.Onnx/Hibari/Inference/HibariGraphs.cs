using Antiphon.Engines.Onnx.Graphs;

namespace Antiphon.Engines.Onnx.Hibari.Inference;

/// <summary>The voice's network in three parts.</summary>
/// <param name="Text">Ids to texts and proposed durations. Reaches over the whole utterance.</param>
/// <param name="Prosody">Texts and durations to the decoder's input and the pitch. Reaches over the whole utterance.</param>
/// <param name="Decoder">The decoder's input to spectra. Reaches <see cref="HibariShape.ReceptiveField"/> frames to either side.</param>
internal sealed record HibariGraphs(OnnxGraph Text, OnnxGraph Prosody, OnnxGraph Decoder);
