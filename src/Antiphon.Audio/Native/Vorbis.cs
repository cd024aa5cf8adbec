using System.Runtime.InteropServices;

namespace Antiphon.Audio.Native;

/// <summary>The C interface of libvorbis and libvorbisenc 1.3 (codec.h, vorbisenc.h) that a mono stream needs.</summary>
/// <remarks>Each pointer is one of the four structures that a <see cref="VorbisHandle"/> owns.</remarks>
internal static unsafe partial class Vorbis
{
    private const string FileName = "libvorbis.so.0";
    private const string EncoderFileName = "libvorbisenc.so.2";

    public static NativeCodecLibrary Library { get; } = new(FileName, "libvorbis0a");

    public static NativeCodecLibrary EncoderLibrary { get; } = new(EncoderFileName, "libvorbisenc2");

    [LibraryImport(FileName, EntryPoint = "vorbis_info_init")]
    public static partial void InitInfo(nint info);

    [LibraryImport(FileName, EntryPoint = "vorbis_info_clear")]
    public static partial void ClearInfo(nint info);

    /// <summary>Chooses variable bit rate by quality, -0.1 to 1.</summary>
    [LibraryImport(EncoderFileName, EntryPoint = "vorbis_encode_init_vbr")]
    public static partial int InitQuality(nint info, nint channels, nint rate, float quality);

    [LibraryImport(FileName, EntryPoint = "vorbis_comment_init")]
    public static partial void InitComment(nint comment);

    [LibraryImport(FileName, EntryPoint = "vorbis_comment_clear")]
    public static partial void ClearComment(nint comment);

    [LibraryImport(FileName, EntryPoint = "vorbis_analysis_init")]
    public static partial int InitAnalysis(nint analysis, nint info);

    [LibraryImport(FileName, EntryPoint = "vorbis_dsp_clear")]
    public static partial void ClearAnalysis(nint analysis);

    [LibraryImport(FileName, EntryPoint = "vorbis_block_init")]
    public static partial int InitBlock(nint analysis, nint block);

    [LibraryImport(FileName, EntryPoint = "vorbis_block_clear")]
    public static partial int ClearBlock(nint block);

    [LibraryImport(FileName, EntryPoint = "vorbis_analysis_headerout")]
    public static partial int HeaderOut(
        nint analysis, nint comment, out OggPacket identification, out OggPacket comments, out OggPacket setup);

    /// <returns>A row of samples for each channel, within ±1.</returns>
    [LibraryImport(FileName, EntryPoint = "vorbis_analysis_buffer")]
    public static partial float** Buffer(nint analysis, int count);

    /// <summary>Says how much of the buffer was filled; 0 ends the stream.</summary>
    [LibraryImport(FileName, EntryPoint = "vorbis_analysis_wrote")]
    public static partial int Wrote(nint analysis, int count);

    /// <returns>1 where a block is ready, 0 where more samples are needed, or a negative error.</returns>
    [LibraryImport(FileName, EntryPoint = "vorbis_analysis_blockout")]
    public static partial int BlockOut(nint analysis, nint block);

    /// <summary>Encodes a block; the packet borrows the block's memory until the next one.</summary>
    [LibraryImport(FileName, EntryPoint = "vorbis_analysis")]
    public static partial int Encode(nint block, out OggPacket packet);
}
