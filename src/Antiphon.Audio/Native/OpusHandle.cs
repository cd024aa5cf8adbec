using Microsoft.Win32.SafeHandles;

namespace Antiphon.Audio.Native;

/// <summary>Owns one <c>OpusEncoder</c>.</summary>
internal sealed class OpusHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        Opus.Destroy(handle);
        return true;
    }
}
