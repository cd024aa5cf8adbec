using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Antiphon.Audio.Native;

/// <summary>Owns one <c>ogg_stream_state</c> and the memory it lies in.</summary>
internal sealed unsafe class OggStreamHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    // sizeof(ogg_stream_state) is 408 where a long has 64 bits.
    private const int Size = 512;

    /// <exception cref="InsufficientMemoryException">libogg had no memory for it.</exception>
    public OggStreamHandle(int serialNumber)
        : base(ownsHandle: true)
    {
        SetHandle((nint)NativeMemory.AllocZeroed(Size));
        if (Ogg.Init(this, serialNumber) == 0) return;
        Dispose();
        throw new InsufficientMemoryException("libogg could not make a stream.");
    }

    protected override bool ReleaseHandle()
    {
        // All zeros, as before Init, is a state that may be cleared.
        var result = Ogg.Clear(handle);
        NativeMemory.Free((void*)handle);
        return result == 0;
    }
}
