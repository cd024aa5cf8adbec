namespace Antiphon.Audio.Flac;

/// <summary>Writes a block of 16-bit samples in the smallest of three forms (RFC 9639 §9.2). Reused; not thread-safe.</summary>
internal sealed class FlacSubframe(int longestBlock)
{
    private const int BitsPerSample = 16;
    private const uint Constant = 0b000000;
    private const uint Verbatim = 0b000001;
    private const uint Fixed = 0b001000;

    private readonly int[] _residuals = new int[longestBlock];
    private readonly RicePlan _plan = new();

    public void Write(ReadOnlySpan<short> samples, BitWriter bits)
    {
        if (samples.IndexOfAnyExcept(samples[0]) < 0)
        {
            WriteType(Constant, bits);
            bits.Write((ushort)samples[0], BitsPerSample);
            return;
        }

        var order = FixedPredictor.BestOrder(samples);
        var residuals = _residuals.AsSpan(0, samples.Length - order);
        FixedPredictor.FindResiduals(samples, order, residuals);
        _plan.Choose(residuals, order);
        if (_plan.Size >= (samples.Length - order) * BitsPerSample) WriteVerbatim(samples, bits);
        else WriteFixed(samples[..order], residuals, bits);
    }

    private static void WriteVerbatim(ReadOnlySpan<short> samples, BitWriter bits)
    {
        WriteType(Verbatim, bits);
        foreach (var sample in samples) bits.Write((ushort)sample, BitsPerSample);
    }

    private void WriteFixed(ReadOnlySpan<short> first, ReadOnlySpan<int> residuals, BitWriter bits)
    {
        WriteType(Fixed | (uint)first.Length, bits);
        foreach (var sample in first) bits.Write((ushort)sample, BitsPerSample);

        // 2 bits: the coding with parameters of 4 bits.
        bits.Write(0, 2);
        bits.Write((uint)_plan.Order, 4);
        var partition = (first.Length + residuals.Length) >> _plan.Order;
        var count = partition - first.Length;
        foreach (var parameter in _plan.Parameters)
        {
            WritePartition(residuals[..count], parameter, bits);
            residuals = residuals[count..];
            count = partition;
        }
    }

    private static void WritePartition(ReadOnlySpan<int> residuals, int parameter, BitWriter bits)
    {
        bits.Write((uint)parameter, 4);
        foreach (var residual in residuals)
        {
            var folded = RicePlan.Fold(residual);
            bits.WriteZeros((int)(folded >> parameter));
            bits.Write((1u << parameter) | (folded & ((1u << parameter) - 1)), parameter + 1);
        }
    }

    // A zero, the type, and a zero for no wasted bits.
    private static void WriteType(uint type, BitWriter bits) => bits.Write(type << 1, 8);
}
