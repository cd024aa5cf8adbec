using System.Runtime.InteropServices;

namespace Antiphon.Audio.Native;

/// <summary>libogg's C interface, as much of it as writing one logical stream needs (ogg.h of libogg 1.3).</summary>
internal static partial class Ogg
{
    private const string FileName = "libogg.so.0";

    public static NativeCodecLibrary Library { get; } = new(FileName, "libogg0");

    [LibraryImport(FileName, EntryPoint = "ogg_stream_init")]
    public static partial int Init(OggStreamHandle stream, int serialNumber);

    [LibraryImport(FileName, EntryPoint = "ogg_stream_clear")]
    public static partial int Clear(nint stream);

    /// <summary>Copies the packet into the stream.</summary>
    /// <returns>0, or -1 where memory ran out.</returns>
    [LibraryImport(FileName, EntryPoint = "ogg_stream_packetin")]
    public static partial int PacketIn(OggStreamHandle stream, in OggPacket packet);

    /// <summary>Makes one page of what the stream holds; the page borrows the stream's memory until the next call.</summary>
    /// <returns>0 where there is nothing left.</returns>
    [LibraryImport(FileName, EntryPoint = "ogg_stream_flush")]
    public static partial int Flush(OggStreamHandle stream, out OggPage page);
}
