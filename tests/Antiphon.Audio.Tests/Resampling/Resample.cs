using System.Buffers;
using Antiphon.Audio.Resampling;

namespace Antiphon.Audio.Tests.Resampling;

internal static class Resample
{
    public static short[] Whole(int from, int to, short[] input) => Cut(from, to, input, [input.Length]);

    public static short[] Cut(int from, int to, short[] input, int[] blocks)
    {
        var resampler = new Resampler(from, to);
        var output = new ArrayBufferWriter<short>();
        Blocks.Cut(input, blocks, block => resampler.Process(block, output));
        resampler.Complete(output);
        return output.WrittenSpan.ToArray();
    }
}
