namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>The tensor type whose elements have the layout of <typeparamref name="T"/>.</summary>
internal static class TensorElement<T>
    where T : unmanaged
{
    public static TensorType Type { get; } = Find();

    private static TensorType Find() => default(T) switch
    {
        float => TensorType.Float32,
        double => TensorType.Float64,
        Half => TensorType.Float16,
        byte => TensorType.UInt8,
        sbyte => TensorType.Int8,
        ushort => TensorType.UInt16,
        short => TensorType.Int16,
        uint => TensorType.UInt32,
        int => TensorType.Int32,
        ulong => TensorType.UInt64,
        long => TensorType.Int64,
        bool => TensorType.Bool,
        _ => throw new NotSupportedException($"no tensor has elements of {typeof(T)}"),
    };
}
