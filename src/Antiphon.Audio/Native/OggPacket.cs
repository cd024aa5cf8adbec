using System.Runtime.InteropServices;

namespace Antiphon.Audio.Native;

/// <summary><c>ogg_packet</c>: what a codec hands to the container. Borrows the memory at <see cref="Data"/>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct OggPacket
{
    public nint Data;
    public nint Length;
    public nint BeginsStream;
    public nint EndsStream;

    /// <summary>Samples of the stream up to the end of this packet.</summary>
    public long Granule;
    public long Number;
}
