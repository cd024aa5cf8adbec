using Antiphon.Engines.Onnx.Neural;
using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Engines.Onnx.Tests;

/// <summary>The runtime that all tests share, and the smallest network in the box: letters to phonemes, [1, L] to [1, 4 L].</summary>
internal static class Network
{
    public const string Name = "oov.onnx";

    public static NeuralRuntime Neural { get; } = new();

    public static OnnxRuntime Runtime { get; } = Neural.LoadOnnx();

    public static byte[] Bytes { get; } = File.ReadAllBytes(InTheBox("hibari-heart", Name));

    public static string InTheBox(params string[] parts) => Path.Combine([RepositoryFolder.Root, "models", .. parts]);

    public static OnnxSession Open(params string[] parts) =>
        OnnxSession.Load(Runtime, parts[^1], File.ReadAllBytes(InTheBox(parts)), new OnnxSessionOptions());

    public static OnnxSession Load(OnnxSessionOptions? options = null) => OnnxSession.Load(Runtime, Name, Bytes, options ?? new OnnxSessionOptions());

    /// <summary>Binds a word of so many letters and returns its buffer.</summary>
    public static NativeBuffer<long> BindLetters(OnnxRun run, int length)
    {
        var letters = new NativeBuffer<long>(length);
        for (var i = 0; i < length; i++) letters.Span[i] = 28 + (i % 20);
        run.BindInput(run.Input("chars"), letters, [1, length]);
        return letters;
    }
}
