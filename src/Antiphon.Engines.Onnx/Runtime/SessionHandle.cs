using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>Counts the users of a session of the runtime, and disposes of the session with the last of them. Safe for concurrent use.</summary>
internal sealed class SessionHandle : SafeHandle
{
    private readonly InferenceSession _session;

    /// <param name="session">Owned.</param>
    public SessionHandle(InferenceSession session)
        : base(0, ownsHandle: true)
    {
        _session = session;
        SetHandle(1);   // SafeHandle counts only what has a handle; the session keeps its own to itself.
    }

    /// <summary>For as long as the caller holds a reference.</summary>
    public InferenceSession Session => _session;

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        _session.Dispose();
        return true;
    }
}
