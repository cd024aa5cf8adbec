using FsCheck;
using FsCheck.Fluent;

namespace Antiphon.Audio.Tests;

/// <summary>Ways to cut a stream into blocks.</summary>
internal static class Blocks
{
    /// <summary>Lists of block lengths: empty ones, single samples, and some longer than any buffer inside.</summary>
    public static Arbitrary<int[]> Any { get; } =
        Gen.ArrayOf(Gen.OneOf(Gen.Choose(0, 3), Gen.Choose(0, 300), Gen.Choose(900, 5000))).ToArbitrary();

    /// <summary>Hands out the samples by the given lengths, then whatever is left.</summary>
    public static void Cut(short[] samples, int[] lengths, Action<short[]> each)
    {
        var start = 0;
        foreach (var wanted in lengths)
        {
            var length = Math.Min(wanted, samples.Length - start);
            each(samples[start..(start + length)]);
            start += length;
        }

        each(samples[start..]);
    }
}
