using System.Runtime.InteropServices;

namespace Antiphon.Engines.Onnx.Native;

/// <summary>An <c>OrtSessionOptions</c>: read when a session is made, of no use afterwards.</summary>
internal sealed unsafe class OrtSessionOptions : OrtHandle
{
    public OrtSessionOptions(OrtApi api)
        : base(api, OrtFunction.ReleaseSessionOptions)
    {
        nint options = 0;
        api.Check(((delegate* unmanaged<nint*, nint>)api[OrtFunction.CreateSessionOptions])(&options));
        Own(options);
    }

    /// <summary>Calls a setter that takes nothing.</summary>
    public void Call(OrtFunction setter) => Api.Check(((delegate* unmanaged<nint, nint>)Api[setter])(handle));

    /// <summary>Calls a setter that takes one number or enum value.</summary>
    public void Set(OrtFunction setter, int value) => Api.Check(((delegate* unmanaged<nint, int, nint>)Api[setter])(handle, value));

    public void SetOptimizedModelPath(string path)
    {
        var text = Marshal.StringToCoTaskMemUTF8(path);
        try
        {
            Api.Check(((delegate* unmanaged<nint, nint, nint>)Api[OrtFunction.SetOptimizedModelFilePath])(handle, text));
        }
        finally
        {
            Marshal.FreeCoTaskMem(text);
        }
    }

    /// <summary>Both texts end in a zero byte.</summary>
    public void AddConfiguration(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        fixed (byte* keyText = key, valueText = value)
        {
            Api.Check(((delegate* unmanaged<nint, byte*, byte*, nint>)Api[OrtFunction.AddSessionConfigEntry])(handle, keyText, valueText));
        }
    }
}
