using System.Runtime.InteropServices;

namespace Antiphon.Engines.Onnx.Native;

/// <summary>Owns one object of ONNX Runtime and keeps the object alive that it was made from.</summary>
internal abstract class OrtHandle(OrtApi api, OrtFunction release) : SafeHandle(0, ownsHandle: true)
{
    private static int _live;
    private OrtHandle? _parent;

    /// <summary>Objects of the whole process that are owned and not yet released.</summary>
    public static int Live => Volatile.Read(ref _live);

    public sealed override bool IsInvalid => handle == 0;

    protected OrtApi Api { get; } = api;

    protected void Own(nint value, OrtHandle? parent = null)
    {
        var held = false;
        parent?.DangerousAddRef(ref held);
        _parent = parent;
        SetHandle(value);
        Interlocked.Increment(ref _live);
    }

    protected override bool ReleaseHandle()
    {
        Api.Release(release, handle);
        _parent?.DangerousRelease();
        Interlocked.Decrement(ref _live);
        return true;
    }
}
