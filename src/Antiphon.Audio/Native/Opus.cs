using System.Runtime.InteropServices;

namespace Antiphon.Audio.Native;

/// <summary>libopus's C interface, as much of it as a mono stream needs (opus.h and opus_defines.h of libopus 1.3).</summary>
internal static partial class Opus
{
    /// <summary>OPUS_APPLICATION_AUDIO.</summary>
    public const int Audio = 2049;

    /// <summary>OPUS_SET_BITRATE, in bit/s.</summary>
    public const int SetBitRate = 4002;

    /// <summary>OPUS_SET_COMPLEXITY, 0 to 10.</summary>
    public const int SetComplexity = 4010;

    /// <summary>OPUS_GET_LOOKAHEAD, in samples at the encoder's rate.</summary>
    public const int GetLookahead = 4027;

    private const string FileName = "libopus.so.0";

    public static NativeCodecLibrary Library { get; } = new(FileName, "libopus0");

    [LibraryImport(FileName, EntryPoint = "opus_encoder_create")]
    public static partial OpusHandle Create(int rate, int channels, int application, out int error);

    [LibraryImport(FileName, EntryPoint = "opus_encoder_destroy")]
    public static partial void Destroy(nint encoder);

    // Variadic in C. Linux passes integers and pointers there as in any other call, on x86-64 and on arm64.
    [LibraryImport(FileName, EntryPoint = "opus_encoder_ctl")]
    public static partial int Set(OpusHandle encoder, int request, int value);

    [LibraryImport(FileName, EntryPoint = "opus_encoder_ctl")]
    public static partial int Get(OpusHandle encoder, int request, out int value);

    /// <returns>Bytes written, or a negative error.</returns>
    [LibraryImport(FileName, EntryPoint = "opus_encode")]
    public static partial int Encode(OpusHandle encoder, ReadOnlySpan<short> frame, int frameLength, Span<byte> packet, int packetLength);
}
