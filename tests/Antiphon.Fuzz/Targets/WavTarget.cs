using System.Buffers.Binary;
using Antiphon.Audio.Wav;

namespace Antiphon.Fuzz.Targets;

/// <summary>WAV files with further chunks, odd lengths and lengths that are not true.</summary>
internal sealed class WavTarget : IFuzzTarget
{
    public string Name => "wav";

    public byte[] Make(Random random)
    {
        var channels = random.Next(1, 4);
        var format = new byte[random.Next(2) == 0 ? 16 : 40];
        BinaryPrimitives.WriteUInt16LittleEndian(format, (ushort)(format.Length == 16 ? 1 : 0xFFFE));
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(2), (ushort)channels);
        BinaryPrimitives.WriteUInt32LittleEndian(format.AsSpan(4), 16_000);
        BinaryPrimitives.WriteUInt32LittleEndian(format.AsSpan(8), (uint)(32_000 * channels));
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(12), (ushort)(2 * channels));
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(14), 16);
        if (format.Length > 16) BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(24), 1);

        var chunks =
            new List<byte[]> { Chunk("fmt "u8, format), Chunk("data"u8, Mutation.RandomBytes(2 * channels * random.Next(20), random)) };
        if (random.Next(3) == 0) chunks.Insert(
            random.Next(chunks.Count + 1), Chunk("LIST"u8, Mutation.RandomBytes(random.Next(10), random)));
        byte[] body = [.. "WAVE"u8, .. chunks.SelectMany(chunk => chunk)];
        return Mutation.OfBytes(Chunk("RIFF"u8, body), random);
    }

    public void Parse(byte[] input)
    {
        try
        {
            var audio = WavReader.Read(input);
            if (audio.Channels < 1 || audio.Samples.Length % audio.Channels != 0) throw new InvalidOperationException(
                $"not whole frames: {audio}");
            audio.Mono();
        }
        catch (WavException)
        {
            // A file may be refused.
        }
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] body)
    {
        var chunk = new byte[8 + body.Length + (body.Length % 2)];
        name.CopyTo(chunk);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), body.Length);
        body.CopyTo(chunk, 8);
        return chunk;
    }
}
