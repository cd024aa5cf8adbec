namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>What a tensor's elements are. Values are those of <c>ONNXTensorElementDataType</c>.</summary>
internal enum TensorType
{
    /// <summary>No tensor, but a sequence or a map.</summary>
    None = 0,
    Float32 = 1,
    UInt8 = 2,
    Int8 = 3,
    UInt16 = 4,
    Int16 = 5,
    Int32 = 6,
    Int64 = 7,
    Text = 8,
    Bool = 9,
    Float16 = 10,
    Float64 = 11,
    UInt32 = 12,
    UInt64 = 13,
}
