using System.Buffers.Binary;

namespace Antiphon.Audio.Wav;

/// <summary>The 44 bytes in front of 16-bit mono samples.</summary>
public static class WavHeader
{
    /// <summary>Bytes of the header.</summary>
    public const int Length = 44;

    /// <summary>What both sizes say while the length is not known: players then read to the end of the stream.</summary>
    public const uint UnknownLength = uint.MaxValue;

    private const int BytesPerSample = sizeof(short);

    //  0      4      8      12     16   20       22         24     28         32      34     36     40
    //  "RIFF" | size | "WAVE" "fmt " 16 | PCM: 1 | channels | rate | bytes/s | block | bits | "data" | size | samples

    /// <summary>Writes the header into the first <see cref="Length"/> bytes of <paramref name="destination"/>.</summary>
    /// <param name="destination">At least <see cref="Length"/> bytes.</param>
    /// <param name="sampleRate">Samples a second.</param>
    /// <param name="dataLength">
    /// Bytes of samples that follow; null, or more than the format's 32 bits can say, is written as unknown.
    /// </param>
    public static void Write(Span<byte> destination, int sampleRate, long? dataLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, Length, nameof(destination));
        var fits = dataLength is >= 0 and <= UnknownLength - Length;

        "RIFF"u8.CopyTo(destination);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[4..], fits ? (uint)(dataLength!.Value + Length - 8) : UnknownLength);
        "WAVEfmt "u8.CopyTo(destination[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[16..], 16);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[20..], 1);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[22..], 1);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[24..], (uint)sampleRate);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[28..], (uint)(sampleRate * BytesPerSample));
        BinaryPrimitives.WriteUInt16LittleEndian(destination[32..], BytesPerSample);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[34..], 8 * BytesPerSample);
        "data"u8.CopyTo(destination[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[40..], fits ? (uint)dataLength!.Value : UnknownLength);
    }
}
