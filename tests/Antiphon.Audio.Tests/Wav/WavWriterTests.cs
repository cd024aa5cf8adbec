using System.Buffers.Binary;
using Antiphon.Audio.Wav;

namespace Antiphon.Audio.Tests.Wav;

public sealed class WavWriterTests
{
    private static readonly short[] Samples = Signals.Noise(1001);

    [Fact]
    public void Writer_SeekableStream_HoldsTrueSizesAtTheEnd()
    {
        var stream = new MemoryStream();
        using (var writer = new WavWriter(stream, 24000, leaveOpen: true)) WriteInTwoBlocks(writer);

        var file = stream.ToArray();
        file.Length.ShouldBe(44 + 2002);
        BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(4)).ShouldBe(36u + 2002);
        BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(28)).ShouldBe(48000u);
        BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(40)).ShouldBe(2002u);
        stream.Position.ShouldBe(file.Length);
        ShouldHold(WavReader.Read(file), 24000);
    }

    [Fact]
    public void Writer_BehindOtherBytes_FixesItsOwnHeader()
    {
        var stream = new MemoryStream();
        stream.Write("before"u8);
        using (var writer = new WavWriter(stream, 8000, leaveOpen: true)) WriteInTwoBlocks(writer);

        var bytes = stream.ToArray();
        bytes.AsSpan(0, 6).SequenceEqual("before"u8).ShouldBeTrue();
        ShouldHold(WavReader.Read(bytes.AsSpan(6)), 8000);
    }

    [Fact]
    public void Writer_PipeThatCannotSeek_SaysUnknownLength()
    {
        var pipe = new PipeStream();
        using (var writer = new WavWriter(pipe, 16000)) WriteInTwoBlocks(writer);

        var file = pipe.Bytes;
        BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(4)).ShouldBe(WavHeader.UnknownLength);
        BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(40)).ShouldBe(WavHeader.UnknownLength);
        ShouldHold(WavReader.Read(file), 16000);
    }

    [Fact]
    public void Writer_CutShort_StillReads()
    {
        var stream = new MemoryStream();
        var writer = new WavWriter(stream, 16000);
        writer.Write(Samples);

        ShouldHold(WavReader.Read(stream.ToArray()), 16000);
    }

    [Fact]
    public void Writer_AfterComplete_TakesNothing()
    {
        var writer = new WavWriter(new MemoryStream(), 16000);
        writer.Complete();
        writer.Complete();

        Should.Throw<InvalidOperationException>(() => writer.Write(Samples));
    }

    [Theory]
    [InlineData(4_294_967_251L, 4_294_967_251u)]
    [InlineData(4_294_967_252L, uint.MaxValue)]
    [InlineData(-1L, uint.MaxValue)]
    public void Header_LengthBeyondThirtyTwoBits_IsUnknown(long length, uint written)
    {
        var header = new byte[WavHeader.Length];
        WavHeader.Write(header, 48000, length);

        BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(40)).ShouldBe(written);
    }

    [Fact]
    public void Header_BadArguments_AreRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => WavHeader.Write(new byte[43], 16000, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => WavHeader.Write(new byte[44], 0, 0));
    }

    [ToolTheory("ffmpeg", "sox")]
    [InlineData("ffmpeg", true)]
    [InlineData("sox", true)]
    [InlineData("ffmpeg", false)]
    public void Writer_File_IsReadByOthers(string tool, bool seekable)
    {
        var pipe = new PipeStream();
        var memory = new MemoryStream();
        using (var writer = new WavWriter(seekable ? memory : pipe, 24000)) WriteInTwoBlocks(writer);

        AudioTool.Decode(tool, seekable ? memory.ToArray() : pipe.Bytes, "wav").ShouldBe(Samples);
    }

    private static void WriteInTwoBlocks(WavWriter writer)
    {
        writer.Write(Samples.AsSpan(0, 400));
        writer.Write(Samples.AsSpan(400));
    }

    private static void ShouldHold(WavAudio audio, int rate)
    {
        audio.SampleRate.ShouldBe(rate);
        audio.Channels.ShouldBe(1);
        audio.Samples.ToArray().ShouldBe(Samples);
    }

    private sealed class PipeStream : MemoryStream
    {
        public byte[] Bytes => ToArray();

        public override bool CanSeek => false;

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }
    }
}
