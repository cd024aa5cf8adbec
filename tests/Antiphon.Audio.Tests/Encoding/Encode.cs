using System.Buffers;
using Antiphon.Audio.Encoding;

namespace Antiphon.Audio.Tests.Encoding;

internal static class Encode
{
    public static byte[] Whole(AudioFormat format, short[] samples, Mp3Options? mp3 = null) => Cut(format, samples, [samples.Length], mp3);

    public static byte[] Cut(AudioFormat format, short[] samples, int[] blocks, Mp3Options? mp3 = null)
    {
        using var encoder = AudioEncoders.Create(format, mp3);
        var output = new ArrayBufferWriter<byte>();
        Blocks.Cut(samples, blocks, block => encoder.Encode(block, output));
        encoder.Complete(output);
        return output.WrittenSpan.ToArray();
    }
}
