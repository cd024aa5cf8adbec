using System.Buffers.Binary;

namespace Antiphon.Audio.Tests.Ogg;

/// <summary>What a page's header says (RFC 3533 §6).</summary>
internal sealed record OggPageInfo(bool Continued, bool Begins, bool Ends, long Granule, int Serial, int Number, int Length)
{
    private const int HeaderLength = 27;

    public static List<OggPageInfo> Read(ReadOnlySpan<byte> stream)
    {
        var pages = new List<OggPageInfo>();
        while (!stream.IsEmpty)
        {
            stream[..4].SequenceEqual("OggS"u8).ShouldBeTrue($"no page after {pages.Count} pages");
            var lacing = stream.Slice(HeaderLength, stream[26]);
            var length = HeaderLength + lacing.Length;
            foreach (var value in lacing) length += value;
            pages.Add(new OggPageInfo(
                (stream[5] & 1) != 0,
                (stream[5] & 2) != 0,
                (stream[5] & 4) != 0,
                BinaryPrimitives.ReadInt64LittleEndian(stream[6..]),
                BinaryPrimitives.ReadInt32LittleEndian(stream[14..]),
                BinaryPrimitives.ReadInt32LittleEndian(stream[18..]),
                length));
            stream = stream[length..];
        }

        return pages;
    }
}
