using Microsoft.Win32.SafeHandles;

namespace Antiphon.Audio.Native;

/// <summary>Owns one <c>lame_global_flags</c>.</summary>
internal sealed class LameHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle() => Lame.Close(handle) == 0;
}
