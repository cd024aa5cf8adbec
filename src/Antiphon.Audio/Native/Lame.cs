using System.Runtime.InteropServices;

namespace Antiphon.Audio.Native;

/// <summary>libmp3lame's C interface, as much of it as a mono stream needs (lame.h of LAME 3.100).</summary>
internal static partial class Lame
{
    /// <summary>MPEG_mode MONO.</summary>
    public const int Mono = 3;

    private const string FileName = "libmp3lame.so.0";

    public static NativeCodecLibrary Library { get; } = new(FileName, "libmp3lame0");

    [LibraryImport(FileName, EntryPoint = "lame_init")]
    public static partial LameHandle Init();

    [LibraryImport(FileName, EntryPoint = "lame_close")]
    public static partial int Close(nint encoder);

    [LibraryImport(FileName, EntryPoint = "lame_set_in_samplerate")]
    public static partial int SetInputRate(LameHandle encoder, int rate);

    [LibraryImport(FileName, EntryPoint = "lame_set_out_samplerate")]
    public static partial int SetOutputRate(LameHandle encoder, int rate);

    [LibraryImport(FileName, EntryPoint = "lame_set_num_channels")]
    public static partial int SetChannels(LameHandle encoder, int channels);

    [LibraryImport(FileName, EntryPoint = "lame_set_mode")]
    public static partial int SetMode(LameHandle encoder, int mode);

    [LibraryImport(FileName, EntryPoint = "lame_set_quality")]
    public static partial int SetQuality(LameHandle encoder, int quality);

    [LibraryImport(FileName, EntryPoint = "lame_set_brate")]
    public static partial int SetBitRate(LameHandle encoder, int kilobits);

    [LibraryImport(FileName, EntryPoint = "lame_get_brate")]
    public static partial int GetBitRate(LameHandle encoder);

    /// <summary>The Xing/Info frame in front; its numbers are known only at the end.</summary>
    [LibraryImport(FileName, EntryPoint = "lame_set_bWriteVbrTag")]
    public static partial int SetInfoTag(LameHandle encoder, int on);

    [LibraryImport(FileName, EntryPoint = "lame_set_disable_reservoir")]
    public static partial int SetReservoirDisabled(LameHandle encoder, int disabled);

    [LibraryImport(FileName, EntryPoint = "lame_init_params")]
    public static partial int InitParameters(LameHandle encoder);

    /// <returns>Bytes written, or a negative error.</returns>
    [LibraryImport(FileName, EntryPoint = "lame_encode_buffer")]
    public static partial int Encode(
        LameHandle encoder, ReadOnlySpan<short> left, ReadOnlySpan<short> right, int count, Span<byte> output, int outputLength);

    /// <returns>Bytes written, or a negative error.</returns>
    [LibraryImport(FileName, EntryPoint = "lame_encode_flush")]
    public static partial int Flush(LameHandle encoder, Span<byte> output, int outputLength);
}
