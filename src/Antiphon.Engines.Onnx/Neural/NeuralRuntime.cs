using Antiphon.Engines.Onnx.Graphs;
using Antiphon.Engines.Onnx.Models;
using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Engines.Onnx.Neural;

/// <summary>
/// ONNX Runtime, the models' folders and the cache of cut networks: a program makes one, and every voice, recognizer and command that
/// computes networks uses it. Making it loads nothing. Safe for concurrent use.
/// </summary>
public sealed class NeuralRuntime
{
    private readonly NeuralRuntimeOptions _options;
    private readonly ModelStore _models;

    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    public NeuralRuntime(NeuralRuntimeOptions? options = null)
    {
        _options = options ?? new NeuralRuntimeOptions();
        _options.Validate();
        _models = new ModelStore(_options.Models);
        Cache = new GraphCache(_options.CacheFolder);
    }

    /// <summary>Where cut networks are kept between starts.</summary>
    internal GraphCache Cache { get; }

    /// <summary>Loads ONNX Runtime at the first call. A call after a failure tries again.</summary>
    /// <exception cref="OnnxException">The library, or one of its execution provider, is missing or unfit.</exception>
    public OnnxRuntime LoadOnnx() => OnnxRuntime.Load(_options.Onnx);

    /// <summary>The folder of a model, <c>hibari-heart</c> for one. Its files are checked when they are read.</summary>
    /// <exception cref="ModelException">No folder has it, or its list of checksums is unreadable.</exception>
    public ModelFolder FindModel(string name) => _models.Find(name);
}
