using System.Buffers;
using Antiphon.Wire.Checksums;

namespace Antiphon.Wire.Tests.Checksums;

public sealed class Crc32Tests
{
    private const int LongestLength = 1100;

    private static readonly byte[] Data = MakeData();
    private static readonly uint[] Naive = MakeNaive(); // Naive[n]: the checksum of the first n bytes

    [Fact]
    public void Compute_CheckString_GivesThePublishedValue() => Crc32.Compute("123456789"u8).ShouldBe(0xCBF43926u);

    [Fact]
    public void Compute_EveryLength_EqualsTheBitwiseSum()
    {
        for (var length = 0; length <= LongestLength; length++) Crc32.Compute(Data.AsSpan(0, length))
            .ShouldBe(Naive[length], $"{length} bytes");
    }

    [Fact]
    public void Table_EveryLength_EqualsTheBitwiseSum()
    {
        for (var length = 0; length <= LongestLength; length++)
        {
            (~Crc32Table.Update(~0u, Data.AsSpan(0, length))).ShouldBe(Naive[length], $"{length} bytes");
        }
    }

    [Fact]
    public void Folding_EveryLengthAndState_EqualsTheTable()
    {
        if (!Crc32Folding.IsSupported) return; // then Compute is the table alone, tested above
        for (var length = Crc32Folding.MinimumLength; length <= LongestLength; length++)
        {
            foreach (var state in (uint[])[0, 1, 0x80000000, 0xFFFFFFFF, 0xDEADBEEF])
            {
                var actual = Crc32Folding.Update(state, Data.AsSpan(0, length), out var folded);
                folded.ShouldBe(length / 16 * 16);
                actual.ShouldBe(Crc32Table.Update(state, Data.AsSpan(0, folded)), $"{length} bytes from {state:x8}");
            }
        }
    }

    [Theory]
    [InlineData(1024, Crc32Folding.LowerBy1024, Crc32Folding.UpperBy1024)]
    [InlineData(256, Crc32Folding.LowerBy256, Crc32Folding.UpperBy256)]
    [InlineData(512, Crc32Folding.LowerBy512, Crc32Folding.UpperBy512)]
    [InlineData(128, Crc32Folding.LowerBy128, Crc32Folding.UpperBy128)]
    public void FoldingConstants_ForADistance_ArePowersOfXModuloThePolynomial(int distance, ulong lower, ulong upper)
    {
        ((ulong)ReflectedPowerOfX(distance + 32) << 1).ShouldBe(lower);
        ((ulong)ReflectedPowerOfX(distance - 32) << 1).ShouldBe(upper);
    }

    [Fact]
    public void Append_EverySplit_EqualsTheWhole()
    {
        foreach (var length in (int[])[0, 1, 7, 16, 63, 64, 65, 127, 130, 200, 513])
        {
            for (var cut = 0; cut <= length; cut++)
            {
                Crc32.Append(Crc32.Compute(Data.AsSpan(0, cut)), Data.AsSpan(cut, length - cut)).ShouldBe(Naive[length]);
                Crc32.Compute(Segmented.At(Data.AsSpan(0, length), cut)).ShouldBe(Naive[length]);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(100)]
    public void Compute_SequenceOfChunks_EqualsTheWhole(int size) =>
        Crc32.Compute(Segmented.Every(Data, size)).ShouldBe(Naive[Data.Length]);

    [Fact]
    public void Compute_UnalignedStart_EqualsTheBitwiseSum()
    {
        for (var start = 0; start < 32; start++)
        {
            var expected = Data.AsSpan(start, 300).ToArray().Aggregate(~0u, Step);
            Crc32.Compute(Data.AsSpan(start, 300)).ShouldBe(~expected);
        }
    }

    [Fact]
    public void Compute_AnyData_AllocatesNothing()
    {
        var sequence = new ReadOnlySequence<byte>(Data);
        Allocated.BytesBy(() => Crc32.Compute(sequence)).ShouldBe(0);
    }

    private static byte[] MakeData()
    {
        var data = new byte[LongestLength];
        new Random(20261121).NextBytes(data);
        return data;
    }

    private static uint[] MakeNaive()
    {
        var sums = new uint[LongestLength + 1];
        var state = ~0u;
        for (var i = 0; i < LongestLength; i++)
        {
            state = Step(state, Data[i]);
            sums[i + 1] = ~state;
        }

        return sums;
    }

    private static uint Step(uint state, byte value)
    {
        state ^= value;
        for (var bit = 0; bit < 8; bit++) state = (state & 1) == 0 ? state >> 1 : (state >> 1) ^ 0xEDB88320;
        return state;
    }

    // Bit 31 is x⁰: multiplying by x shifts right, and what falls out at x³² comes back as the polynomial.
    private static uint ReflectedPowerOfX(int exponent)
    {
        var power = 0x80000000u;
        for (var i = 0; i < exponent; i++) power = (power & 1) == 0 ? power >> 1 : (power >> 1) ^ 0xEDB88320;
        return power;
    }
}
