namespace Antiphon.Engines.Onnx.Native;

/// <summary>What a model says of one of its tensors.</summary>
/// <param name="ElementType">The <c>ONNXTensorElementDataType</c>; 0 for what is no tensor.</param>
/// <param name="Dimensions">Lengths; −1 where any length is taken.</param>
internal sealed record OrtTensorShape(int ElementType, long[] Dimensions)
{
    public static OrtTensorShape NotATensor { get; } = new(0, []);

    public static unsafe OrtTensorShape Read(OrtApi api, nint tensor)
    {
        int type = 0;
        nuint rank = 0;
        api.Check(((delegate* unmanaged<nint, int*, nint>)api[OrtFunction.GetTensorElementType])(tensor, &type));
        api.Check(((delegate* unmanaged<nint, nuint*, nint>)api[OrtFunction.GetDimensionsCount])(tensor, &rank));
        var dimensions = new long[rank];
        fixed (long* lengths = dimensions)
        {
            api.Check(((delegate* unmanaged<nint, long*, nuint, nint>)api[OrtFunction.GetDimensions])(tensor, lengths, rank));
        }

        return new OrtTensorShape(type, dimensions);
    }
}
