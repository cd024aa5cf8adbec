using Antiphon.Engines.Onnx.Models;
using Antiphon.Engines.Onnx.Neural;
using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Engines.Onnx.Moonshine;

/// <summary>Moonshine's networks and vocabulary, loaded once. Safe for concurrent use: each recognition has a <see cref="MoonshineListener"/> of its own.</summary>
internal sealed class MoonshineModel : IDisposable
{
    /// <summary>Samples a second of what it hears.</summary>
    public const int SampleRate = 16_000;

    /// <summary>The name of the model's folder in the box.</summary>
    public const string TinyEnglish = "moonshine-tiny-en";

    private MoonshineModel(OnnxSession encoder, OnnxSession decoder, MoonshineVocabulary vocabulary) =>
        (Encoder, Decoder, Vocabulary) = (encoder, decoder, vocabulary);

    internal OnnxSession Encoder { get; }

    internal OnnxSession Decoder { get; }

    internal MoonshineVocabulary Vocabulary { get; }

    /// <summary>Loads the model in the box, about 0.2 s.</summary>
    /// <exception cref="ModelException">The model or a file of it is missing or changed.</exception>
    /// <exception cref="OnnxException">There is no runtime, or a network is broken.</exception>
    /// <exception cref="InvalidDataException">The vocabulary's file is not what its name says.</exception>
    public static MoonshineModel Load(NeuralRuntime neural)
    {
        var (runtime, folder) = (neural.LoadOnnx(), neural.FindModel(TinyEnglish));
        var vocabulary = MoonshineVocabulary.Read(folder.Read("tokenizer.bin"));
        var encoder = Load(runtime, folder, "encoder_model.ort");
        try
        {
            return new MoonshineModel(encoder, Load(runtime, folder, "decoder_model_merged.ort"), vocabulary);
        }
        catch
        {
            encoder.Dispose();
            throw;
        }
    }

    /// <summary>Listeners that are still at work keep the networks until they are disposed of.</summary>
    public void Dispose()
    {
        Encoder.Dispose();
        Decoder.Dispose();
    }

    private static OnnxSession Load(OnnxRuntime runtime, ModelFolder folder, string name) =>
        OnnxSession.Load(runtime, name, folder.Read(name), new OnnxSessionOptions());
}
