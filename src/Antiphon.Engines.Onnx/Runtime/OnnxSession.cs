using System.Collections.Immutable;
using Antiphon.Engines.Onnx.Native;

namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>A network, loaded. Safe for concurrent use: each caller runs it through an <see cref="OnnxRun"/> of its own, which may outlive the session.</summary>
internal sealed class OnnxSession : IDisposable
{
    private readonly OrtSession _native;

    private OnnxSession(string name, OrtSession native)
    {
        Name = name;
        _native = native;
        Inputs = Describe(0, native.InputCount, native.InputShape);
        Outputs = Describe(native.InputCount, native.OutputCount, native.OutputShape);
    }

    /// <summary>How errors call the model.</summary>
    public string Name { get; }

    public ImmutableArray<TensorInfo> Inputs { get; }

    public ImmutableArray<TensorInfo> Outputs { get; }

    /// <summary>Loads a network of a model's bytes, .onnx or .ort, which are not needed afterwards.</summary>
    /// <exception cref="OnnxException"><see cref="OnnxFailure.ModelBroken"/>.</exception>
    public static OnnxSession Load(OnnxRuntime runtime, string name, ReadOnlySpan<byte> model, OnnxSessionOptions options)
    {
        options.Validate();
        using var native = Prepare(runtime, options);
        try
        {
            return new OnnxSession(name, new OrtSession(runtime.Environment, native, model));
        }
        catch (OrtException e)
        {
            throw OnnxException.OfModel(OnnxFailure.ModelBroken, name, e.Message, e);
        }
    }

    /// <summary>Loads a network of a model's file, whose name is the model's. Only for files that the program wrote itself: nothing is checked.</summary>
    /// <exception cref="OnnxException"><see cref="OnnxFailure.ModelBroken"/>; also where there is no such file.</exception>
    public static OnnxSession Open(OnnxRuntime runtime, string path, OnnxSessionOptions options)
    {
        options.Validate();
        var name = Path.GetFileName(path);
        using var native = Prepare(runtime, options);
        try
        {
            return new OnnxSession(name, new OrtSession(runtime.Environment, native, path));
        }
        catch (OrtException e)
        {
            throw OnnxException.OfModel(OnnxFailure.ModelBroken, name, e.Message, e);
        }
    }

    /// <summary>What one caller needs to run the network, again and again. The caller disposes of it.</summary>
    public OnnxRun CreateRun() => new(this, new OrtRun(_native));

    public void Dispose() => _native.Dispose();

    private static OrtSessionOptions Prepare(OnnxRuntime runtime, OnnxSessionOptions options)
    {
        var native = new OrtSessionOptions(runtime.Environment.Api);
        options.Apply(native);
        return native;
    }

    private ImmutableArray<TensorInfo> Describe(int first, int count, Func<int, OrtTensorShape> shape) =>
        [.. Enumerable.Range(0, count).Select(i => Describe(_native.NameAt(first + i), shape(i)))];

    private static TensorInfo Describe(string name, OrtTensorShape shape) => new(name, (TensorType)shape.ElementType, [.. shape.Dimensions]);
}
