using System.Buffers.Binary;

namespace Antiphon.Audio.Wav;

/// <summary>Reads 16-bit PCM WAV files of any number of channels. Skips unknown chunks and reads unfinished files.</summary>
public static class WavReader
{
    private const int ChunkHeaderLength = 8;
    private const int Pcm = 1;
    private const int Extensible = 0xFFFE;

    /// <summary>Reads a whole file. Stateless; copies the samples.</summary>
    /// <exception cref="WavException">The bytes are not a WAV file of 16-bit PCM.</exception>
    public static WavAudio Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12) throw new WavException(WavError.Truncated, "The file ends inside its first header.");
        if (!file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WAVE"u8)) throw new WavException(WavError.NotWav, "Not a WAV file.");

        (int Rate, int Channels)? format = null;
        for (var rest = file[12..]; rest.Length >= ChunkHeaderLength;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            var isData = rest.StartsWith("data"u8);

            // A writer that could not seek leaves the largest size, one that was cut off promises too much: what is there counts.
            var body = rest[ChunkHeaderLength..];
            if (length < body.Length) body = body[..(int)length];
            if (isData && format is { } known) return ReadSamples(body, known.Rate, known.Channels);
            if (isData) throw new WavException(WavError.Malformed, "The samples come before their format.");
            if (rest.StartsWith("fmt "u8)) format = ReadFormat(body);

            // Chunks begin at even offsets: one of odd length is followed by a byte that belongs to none.
            var next = ChunkHeaderLength + length + (length & 1L);
            rest = next < rest.Length ? rest[(int)next..] : [];
        }

        throw new WavException(WavError.Truncated, "The file ends before its samples.");
    }

    /// <summary>Reads a file from disk.</summary>
    /// <exception cref="WavException">The file is not a WAV file of 16-bit PCM.</exception>
    public static WavAudio Read(string path) => Read(File.ReadAllBytes(path));

    private static (int Rate, int Channels) ReadFormat(ReadOnlySpan<byte> body)
    {
        if (body.Length < 16) throw new WavException(WavError.Malformed, "The format chunk is too short.");
        int tag = BinaryPrimitives.ReadUInt16LittleEndian(body);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(body[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(body[4..]);
        int block = BinaryPrimitives.ReadUInt16LittleEndian(body[12..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(body[14..]);

        // The extensible form keeps the true tag in the first two bytes of its sub-format.
        if (tag == Extensible && body.Length >= 26) tag = BinaryPrimitives.ReadUInt16LittleEndian(body[24..]);
        if (tag != Pcm || bits != 16)
        {
            throw new WavException(WavError.Unsupported, $"Only 16-bit PCM is read, not format {tag} of {bits} bits.");
        }

        if (channels == 0 || rate is 0 or > int.MaxValue || block != channels * sizeof(short))
        {
            throw new WavException(WavError.Malformed, $"{channels} channels at {rate} Hz in blocks of {block} bytes.");
        }

        return ((int)rate, channels);
    }

    private static WavAudio ReadSamples(ReadOnlySpan<byte> data, int rate, int channels)
    {
        var samples = new short[data.Length / (channels * sizeof(short)) * channels];
        for (var i = 0; i < samples.Length; i++) samples[i] = BinaryPrimitives.ReadInt16LittleEndian(data[(i * sizeof(short))..]);
        return new WavAudio(rate, channels, samples);
    }
}
