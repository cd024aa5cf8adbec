using System.Collections.Immutable;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>
/// A network, loaded. Safe for concurrent use: each caller runs it through an <see cref="OnnxRun"/> of its own, which may outlive the
/// session.
/// </summary>
internal sealed class OnnxSession : IDisposable
{
    private readonly SessionHandle _handle;

    private OnnxSession(string name, InferenceSession native)
    {
        Name = name;
        _handle = new SessionHandle(native);
        Inputs = Describe(native.InputNames, native.InputMetadata);
        Outputs = Describe(native.OutputNames, native.OutputMetadata);
    }

    /// <summary>How errors call the model.</summary>
    public string Name { get; }

    public ImmutableArray<TensorInfo> Inputs { get; }

    public ImmutableArray<TensorInfo> Outputs { get; }

    /// <summary>Loads a network of a model's bytes, .onnx or .ort, which are not needed afterwards.</summary>
    /// <exception cref="OnnxException"><see cref="OnnxFailure.ModelBroken"/>.</exception>
    public static OnnxSession Load(OnnxRuntime runtime, string name, byte[] model, OnnxSessionOptions options)
    {
        using var native = options.ToNative();
        runtime.ApplyProvider(native);
        try
        {
            var session = new OnnxSession(name, new InferenceSession(model, native));
            session.CheckTensors();
            return session;
        }
        catch (OnnxRuntimeException e)
        {
            throw OnnxException.OfModel(OnnxFailure.ModelBroken, name, e.Message, e);
        }
    }

    /// <summary>What one caller needs to run the network, again and again. The caller disposes of it.</summary>
    /// <exception cref="ObjectDisposedException">The session was disposed of, and no run keeps it.</exception>
    public OnnxRun CreateRun() => new(this, _handle);

    public void Dispose() => _handle.Dispose();

    private void CheckTensors()
    {
        if (Inputs.Concat(Outputs).FirstOrDefault(value => value.Type == TensorElementType.DataTypeMax) is not { } other) return;
        Dispose();
        throw OnnxException.OfModel(OnnxFailure.ModelBroken, Name, $"'{other.Name}' is not a tensor");
    }

    private static ImmutableArray<TensorInfo> Describe(IReadOnlyList<string> names, IReadOnlyDictionary<string, NodeMetadata> nodes) =>
        [.. names.Select(name => Describe(name, nodes[name]))];

    private static TensorInfo Describe(string name, NodeMetadata node) => node.IsTensor
        ? new TensorInfo(name, node.ElementDataType, [.. node.Dimensions.Select(length => (long)length)])
        : new TensorInfo(name, TensorElementType.DataTypeMax, []);
}
