using Antiphon.Engines.Onnx.Models;
using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Engines.Onnx.Moonshine;

/// <summary>Moonshine's networks and vocabulary, loaded once. Safe for concurrent use: each listener has a <see cref="MoonshineRecognizer"/>.</summary>
public sealed class MoonshineModel : IDisposable
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

    /// <summary>Loads the model of a folder, about 0.2 s.</summary>
    /// <exception cref="ModelException">A file is missing or changed.</exception>
    /// <exception cref="OnnxException">A network is broken.</exception>
    public static MoonshineModel Load(OnnxRuntime runtime, ModelFolder folder)
    {
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

    /// <summary>Recognizers that still listen keep the networks until they are disposed of.</summary>
    public void Dispose()
    {
        Encoder.Dispose();
        Decoder.Dispose();
    }

    private static OnnxSession Load(OnnxRuntime runtime, ModelFolder folder, string name) =>
        OnnxSession.Load(runtime, name, folder.Read(name), new OnnxSessionOptions());
}
