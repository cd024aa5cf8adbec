namespace Antiphon.Engines.Onnx.Native;

/// <summary>A call of the C interface returned a status that is not success.</summary>
internal sealed class OrtException(int code, string message) : Exception(message)
{
    /// <summary>The <c>OrtErrorCode</c>.</summary>
    public int Code { get; } = code;
}
