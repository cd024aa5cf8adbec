namespace Antiphon.Audio.Flac;

/// <summary>What stands in front of a stream and of each frame (RFC 9639 §8.2, §9.1).</summary>
internal static class FlacHeaders
{
    /// <summary>Most bytes of a frame around its block: header, subframe type, two alignments and the footer.</summary>
    public const int MostFrameOverhead = 24;

    private const uint BitsPerSampleLessOne = 15;

    /// <summary>"fLaC" and STREAMINFO, which says that length and digest are not known: the stream has only begun.</summary>
    public static void WriteStream(BitWriter bits, int sampleRate, int blockLength)
    {
        foreach (var letter in "fLaC"u8) bits.Write(letter, 8);
        bits.Write(0x80, 8); // the last of the metadata, of type STREAMINFO
        bits.Write(34, 24);
        bits.Write((uint)blockLength, 16);
        bits.Write((uint)blockLength, 16);
        bits.WriteZeros(2 * 24); // frame sizes
        bits.Write((uint)sampleRate, 20);
        bits.Write(0, 3); // channels less one
        bits.Write(BitsPerSampleLessOne, 5);
        bits.WriteZeros(36); // samples
        bits.WriteZeros(128); // MD5
    }

    /// <summary>A frame's header with its checksum; <paramref name="bits"/> holds nothing else.</summary>
    /// <param name="bits">Receives whole bytes.</param>
    /// <param name="number">How many frames went before.</param>
    /// <param name="sampleRate">As in the stream's header.</param>
    /// <param name="length">Samples of this block.</param>
    public static void WriteFrame(BitWriter bits, long number, int sampleRate, int length)
    {
        bits.Write(0xFFF8, 16); // sync; blocks of one length, but for the last
        bits.Write(7, 4); // 16 bits of length follow
        bits.Write(RateCode(sampleRate), 4);
        bits.Write(0, 4); // mono
        bits.Write(0b1000, 4); // 16 bits
        WriteCoded(bits, number);
        bits.Write((uint)(length - 1), 16);
        bits.Write(FlacChecksum.OfHeader(bits.Written), 8);
    }

    // 0: as the stream's header says.
    private static uint RateCode(int sampleRate) => sampleRate switch
    {
        8000 => 4,
        16000 => 5,
        22050 => 6,
        24000 => 7,
        32000 => 8,
        44100 => 9,
        48000 => 10,
        _ => 0,
    };

    // As UTF-8 would a character, up to 31 bits.
    private static void WriteCoded(BitWriter bits, long number)
    {
        if (number < 0x80)
        {
            bits.Write((uint)number, 8);
            return;
        }

        var more = 1;
        while (number >> (5 * more + 6) != 0) more++;
        bits.Write((0xFF00u >> (more + 1) & 0xFF) | (uint)(number >> (6 * more)), 8);
        while (more-- > 0) bits.Write(0x80 | ((uint)(number >> (6 * more)) & 0x3F), 8);
    }
}
