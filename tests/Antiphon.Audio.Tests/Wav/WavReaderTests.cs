using System.Buffers.Binary;
using Antiphon.Audio.Wav;

namespace Antiphon.Audio.Tests.Wav;

public sealed class WavReaderTests
{
    private static readonly byte[] Mono16 = Format(1, 1, 16000, 2, 16);

    [Fact]
    public void Reader_OddChunksAround_AreSkipped()
    {
        var file = File(
            Chunk("LIST", new byte[5]), Chunk("fmt ", Mono16), Chunk("junk", new byte[1]), Chunk("data", [1, 0, 2, 0]), Chunk("end ", [9]));

        WavReader.Read(file).Samples.ToArray().ShouldBe(new short[] { 1, 2 });
    }

    [Fact]
    public void Reader_DataCutOff_GivesWholeSamplesThatAreThere()
    {
        var file = File(Chunk("fmt ", Mono16), Chunk("data", [1, 0, 2, 0, 3, 0]))[..^1];

        WavReader.Read(file).Samples.ToArray().ShouldBe(new short[] { 1, 2 });
    }

    [Fact]
    public void Reader_Stereo_KeepsWholeFramesAndMixesDown()
    {
        var audio = WavReader.Read(File(Chunk("fmt ", Format(1, 2, 44100, 4, 16)), Chunk("data", [10, 0, 20, 0, 0xF6, 0xFF, 0, 0, 7, 0])));

        audio.Channels.ShouldBe(2);
        audio.Samples.ToArray().ShouldBe(new short[] { 10, 20, -10, 0 });
        audio.Mono().ToArray().ShouldBe(new short[] { 15, -5 });
        audio.Duration.ShouldBe(TimeSpan.FromSeconds(2 / 44100.0));
    }

    [Fact]
    public void Reader_ExtensibleFormat_IsSeenThrough()
    {
        byte[] format = [.. Format(0xFFFE, 1, 8000, 2, 16), 22, 0, 16, 0, 4, 0, 0, 0, 1, 0, .. new byte[14]];

        WavReader.Read(File(Chunk("fmt ", format), Chunk("data", [5, 0]))).Samples.ToArray().ShouldBe(new short[] { 5 });
    }

    [Fact]
    public void Reader_NoSamples_IsEmptyAudio() =>
        WavReader.Read(File(Chunk("fmt ", Mono16), Chunk("data", []))).Samples.Length.ShouldBe(0);

    public static TheoryData<string, byte[], WavError> Refused => new()
    {
        { "mp3", [.. "ID3"u8, .. new byte[20]], WavError.NotWav },
        { "nothing", [], WavError.Truncated },
        { "header only", File(), WavError.Truncated },
        { "half a chunk header", [.. File(), .. "fmt"u8], WavError.Truncated },
        { "no data", File(Chunk("fmt ", Mono16)), WavError.Truncated },
        { "data first", File(Chunk("data", [1, 0]), Chunk("fmt ", Mono16)), WavError.Malformed },
        { "short format", File(Chunk("fmt ", new byte[8]), Chunk("data", [1, 0])), WavError.Malformed },
        { "no channels", File(Chunk("fmt ", Format(1, 0, 16000, 0, 16)), Chunk("data", [1, 0])), WavError.Malformed },
        { "no rate", File(Chunk("fmt ", Format(1, 1, 0, 2, 16)), Chunk("data", [1, 0])), WavError.Malformed },
        { "wrong block", File(Chunk("fmt ", Format(1, 2, 16000, 2, 16)), Chunk("data", [1, 0])), WavError.Malformed },
        { "float", File(Chunk("fmt ", Format(3, 1, 16000, 4, 32)), Chunk("data", [1, 0])), WavError.Unsupported },
        { "24 bits", File(Chunk("fmt ", Format(1, 1, 16000, 3, 24)), Chunk("data", [1, 0])), WavError.Unsupported },
        { "endless chunk", File(Chunk("junk", [])[..4], [0xFF, 0xFF, 0xFF, 0xFF], new byte[9]), WavError.Truncated },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Reader_BadFile_SaysWhatIsWrong(string what, byte[] file, WavError error) =>
        Should.Throw<WavException>(() => WavReader.Read(file), what).Error.ShouldBe(error, what);

    [Fact]
    public void Reader_AnyDamage_NeverFailsOtherwise()
    {
        var random = new Random(1);
        var sound = File(Chunk("LIST", new byte[3]), Chunk("fmt ", Mono16), Chunk("data", new byte[40]));
        for (var round = 0; round < 20_000; round++)
        {
            var file = sound[..random.Next(sound.Length + 1)];
            for (var hits = random.Next(4); hits > 0 && file.Length > 0; hits--) file[random.Next(file.Length)] = (byte)random.Next(256);
            try
            {
                WavReader.Read(file).Samples.Length.ShouldBeLessThanOrEqualTo(file.Length / 2);
            }
            catch (WavException)
            {
                // Refused by name: that is the promise.
            }
        }
    }

    private static byte[] File(params byte[][] chunks)
    {
        byte[] body = [.. "WAVE"u8, .. chunks.SelectMany(chunk => chunk)];
        return Chunk("RIFF", body);
    }

    private static byte[] Chunk(string name, byte[] body)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, body.Length);
        return [.. name.Select(letter => (byte)letter), .. length, .. body, .. new byte[body.Length & 1]];
    }

    private static byte[] Format(ushort tag, ushort channels, uint rate, ushort block, ushort bits)
    {
        var format = new byte[16];
        BinaryPrimitives.WriteUInt16LittleEndian(format, tag);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(2), channels);
        BinaryPrimitives.WriteUInt32LittleEndian(format.AsSpan(4), rate);
        BinaryPrimitives.WriteUInt32LittleEndian(format.AsSpan(8), rate * block);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(12), block);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(14), bits);
        return format;
    }
}
