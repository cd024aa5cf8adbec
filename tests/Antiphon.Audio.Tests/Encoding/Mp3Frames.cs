using System.Buffers.Binary;

namespace Antiphon.Audio.Tests.Encoding;

internal sealed record Mp3Frame(int SampleRate, int Channels, int KilobitsPerSecond, int MainDataBegin);

/// <summary>Walks MPEG layer III frame headers (ISO 11172-3 §2.4.1.3); a byte that belongs to no frame fails the test.</summary>
internal static class Mp3Frames
{
    //  11 sync | 2 version | 2 layer | 1 no CRC | 4 bit rate | 2 rate | 1 padding | 1 private | 2 mode | 6 …
    private const int Mpeg1 = 3;
    private const int Mpeg25 = 0;
    private static readonly int[] Mpeg1BitRates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] Mpeg2BitRates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] Mpeg1Rates = [44100, 48000, 32000];

    public static List<Mp3Frame> Read(ReadOnlySpan<byte> stream)
    {
        var frames = new List<Mp3Frame>();
        while (!stream.IsEmpty)
        {
            var header = BinaryPrimitives.ReadUInt32BigEndian(stream);
            (header >> 21).ShouldBe(0x7FFu, $"no frame after {frames.Count} frames");
            var version = (int)(header >> 19) & 3;
            ((header >> 17) & 3).ShouldBe(1u, "not layer III");
            ((header >> 16) & 1).ShouldBe(1u, "this reader knows frames without CRC");
            var kilobits = (version == Mpeg1 ? Mpeg1BitRates : Mpeg2BitRates)[(header >> 12) & 15];
            var rate = Mpeg1Rates[(header >> 10) & 3] / (version switch { Mpeg1 => 1, Mpeg25 => 4, _ => 2 });
            var padding = (int)(header >> 9) & 1;
            var channels = ((header >> 6) & 3) == 3 ? 1 : 2;
            int mainDataBegin = version == Mpeg1 ? BinaryPrimitives.ReadUInt16BigEndian(stream[4..]) >> 7 : stream[4];
            frames.Add(new Mp3Frame(rate, channels, kilobits, mainDataBegin));
            var length = (version == Mpeg1 ? 144000 : 72000) * kilobits / rate + padding;
            length.ShouldBeLessThanOrEqualTo(stream.Length, "the last frame is cut off");
            stream = stream[length..];
        }

        return frames;
    }
}
