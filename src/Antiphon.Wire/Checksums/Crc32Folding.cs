using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Arm = System.Runtime.Intrinsics.Arm;
using X86 = System.Runtime.Intrinsics.X86;

namespace Antiphon.Wire.Checksums;

/// <summary>
/// Folds the data with carry-less multiplication: a 128-bit block moved n bits towards the end of the message is congruent (modulo the
/// polynomial) to its two halves multiplied by xⁿ⁺⁶⁴ and xⁿ. Four blocks travel side by side to hide the multiplier's latency.
/// </summary>
internal static class Crc32Folding
{
    public const int MinimumLength = 64;

    private const int BlockLength = 16;
    private const int WideMinimumLength = 256;

    // Powers of x, bit-reflected, one place to the left because the product of two reflected 64-bit numbers is one bit short:
    // for a distance of n bits the lower half holds x^(n+32) mod P and the upper half x^(n-32) mod P.
    internal const ulong LowerBy1024 = 0x1_E88E_F372;
    internal const ulong UpperBy1024 = 0x1_4A7F_E880;
    internal const ulong LowerBy512 = 0x1_5444_2BD4;
    internal const ulong UpperBy512 = 0x1_C6E4_1596;
    internal const ulong LowerBy256 = 0x0_F1DA_05AA;
    internal const ulong UpperBy256 = 0x1_5A54_6366;
    internal const ulong LowerBy128 = 0x1_7519_97D0;
    internal const ulong UpperBy128 = 0x0_CCAA_009E;

    public static bool IsSupported => X86.Pclmulqdq.IsSupported || (Arm.Aes.IsSupported && BitConverter.IsLittleEndian);

    /// <summary>Advances the raw register over all whole blocks; <paramref name="folded"/> is how many bytes those are.</summary>
    public static uint Update(uint state, ReadOnlySpan<byte> data, out int folded)
    {
        folded = data.Length & ~(BlockLength - 1);
        data = data[..folded];
        return X86.Pclmulqdq.V256.IsSupported && folded >= WideMinimumLength ? FoldWide(state, data) : FoldBlocks(state, data);
    }

    private static uint FoldBlocks(uint state, ReadOnlySpan<byte> data)
    {
        var sum0 = Block(data) ^ Vector128.CreateScalar(state).AsUInt64();
        var sum1 = Block(data[BlockLength..]);
        var sum2 = Block(data[(2 * BlockLength)..]);
        var sum3 = Block(data[(3 * BlockLength)..]);
        var by512 = Vector128.Create(LowerBy512, UpperBy512);
        for (data = data[MinimumLength..]; data.Length >= MinimumLength; data = data[MinimumLength..])
        {
            sum0 = Fold(sum0, by512) ^ Block(data);
            sum1 = Fold(sum1, by512) ^ Block(data[BlockLength..]);
            sum2 = Fold(sum2, by512) ^ Block(data[(2 * BlockLength)..]);
            sum3 = Fold(sum3, by512) ^ Block(data[(3 * BlockLength)..]);
        }

        var by128 = Vector128.Create(LowerBy128, UpperBy128);
        var sum = Fold(sum0, by128) ^ sum1;
        sum = Fold(sum, by128) ^ sum2;
        sum = Fold(sum, by128) ^ sum3;
        return Finish(sum, data);
    }

    // The same with two blocks in each register, twice as fast for long messages.
    private static uint FoldWide(uint state, ReadOnlySpan<byte> data)
    {
        var sum0 = WideBlock(data) ^ Vector256.CreateScalar(state).AsUInt64();
        var sum1 = WideBlock(data[32..]);
        var sum2 = WideBlock(data[64..]);
        var sum3 = WideBlock(data[96..]);
        var by1024 = Vector256.Create(LowerBy1024, UpperBy1024, LowerBy1024, UpperBy1024);
        for (data = data[128..]; data.Length >= 128; data = data[128..])
        {
            sum0 = FoldWide(sum0, by1024) ^ WideBlock(data);
            sum1 = FoldWide(sum1, by1024) ^ WideBlock(data[32..]);
            sum2 = FoldWide(sum2, by1024) ^ WideBlock(data[64..]);
            sum3 = FoldWide(sum3, by1024) ^ WideBlock(data[96..]);
        }

        var by256 = Vector256.Create(LowerBy256, UpperBy256, LowerBy256, UpperBy256);
        var sum = FoldWide(sum0, by256) ^ sum1;
        sum = FoldWide(sum, by256) ^ sum2;
        sum = FoldWide(sum, by256) ^ sum3;
        return Finish(Fold(sum.GetLower(), Vector128.Create(LowerBy128, UpperBy128)) ^ sum.GetUpper(), data);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Finish(Vector128<ulong> sum, ReadOnlySpan<byte> data)
    {
        var by128 = Vector128.Create(LowerBy128, UpperBy128);
        for (; data.Length >= BlockLength; data = data[BlockLength..]) sum = Fold(sum, by128) ^ Block(data);
        return Reduce(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Block(ReadOnlySpan<byte> data) => Vector128.Create(data).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> WideBlock(ReadOnlySpan<byte> data) => Vector256.Create(data).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> FoldWide(Vector256<ulong> sum, Vector256<ulong> by) =>
        X86.Pclmulqdq.V256.CarrylessMultiply(sum, by, 0x00) ^ X86.Pclmulqdq.V256.CarrylessMultiply(sum, by, 0x11);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Fold(Vector128<ulong> sum, Vector128<ulong> by)
    {
        if (X86.Pclmulqdq.IsSupported)
        {
            return X86.Pclmulqdq.CarrylessMultiply(sum, by, 0x00) ^ X86.Pclmulqdq.CarrylessMultiply(sum, by, 0x11);
        }

        return Arm.Aes.PolynomialMultiplyWideningLower(sum.GetLower(), by.GetLower())
            ^ Arm.Aes.PolynomialMultiplyWideningUpper(sum, by);
    }

    // What is left is congruent to the whole message, so its own checksum from an empty register is the answer.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Reduce(Vector128<ulong> sum) => Crc32Table.Step(sum.GetElement(1) ^ Crc32Table.Step(sum.ToScalar()));
}
