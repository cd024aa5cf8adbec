using System.Numerics;

namespace Antiphon.Audio.Flac;

/// <summary>How the residuals of one block are coded (RFC 9639 §9.2.7): in 2^order partitions, each with a parameter of its own.</summary>
/// <remarks>Parameters are guessed from sums, so that a block is looked at once; the size is never understated.</remarks>
internal sealed class RicePlan
{
    /// <summary>64 samples are few enough for an attack and many enough to pay for a parameter.</summary>
    private const int HighestOrder = 5;

    // 15 is the escape to unencoded residuals.
    private const int HighestParameter = 14;
    private const int ParameterBits = 4;

    private readonly long[] _sums = new long[1 << HighestOrder];
    private readonly int[] _parameters = new int[1 << HighestOrder];

    /// <summary>The binary logarithm of the number of partitions.</summary>
    public int Order { get; private set; }

    /// <summary>Most bits that the residuals take.</summary>
    public long Size { get; private set; }

    /// <summary>Rice parameters of the partitions.</summary>
    public ReadOnlySpan<int> Parameters => _parameters.AsSpan(0, 1 << Order);

    /// <summary>Chooses for a block.</summary>
    /// <param name="residuals">What the predictor missed.</param>
    /// <param name="predicted">Samples of the block without residual; the first partition is that much shorter.</param>
    public void Choose(ReadOnlySpan<int> residuals, int predicted)
    {
        var blockLength = residuals.Length + predicted;
        var order = HighestOrder;
        while (order > 0 && ((blockLength & ((1 << order) - 1)) != 0 || blockLength >> order <= predicted)) order--;

        SumPartitions(residuals, predicted, order);
        (Order, Size) = (order, SizeOf(blockLength, predicted, order));
        for (order--; order >= 0; order--)
        {
            for (var i = 0; i < 1 << order; i++) _sums[i] = _sums[2 * i] + _sums[2 * i + 1];
            var size = SizeOf(blockLength, predicted, order);
            if (size < Size) (Order, Size) = (order, size);
        }

        // Sums of all orders were folded in place: those of the chosen one are found again.
        SumPartitions(residuals, predicted, Order);
        for (var i = 0; i < 1 << Order; i++) _parameters[i] = ParameterOf(_sums[i], CountOf(i, blockLength, predicted, Order));
    }

    /// <summary>Signed to unsigned, small magnitudes first.</summary>
    public static uint Fold(int residual) => (uint)((residual << 1) ^ (residual >> 31));

    private static int CountOf(int partition, int blockLength, int predicted, int order) =>
        (blockLength >> order) - (partition == 0 ? predicted : 0);

    // Dividing by the mean leaves about one bit of quotient.
    private static int ParameterOf(long sum, int count) =>
        Math.Min(BitOperations.Log2((ulong)Math.Max(1, sum / Math.Max(1, count))), HighestParameter);

    private void SumPartitions(ReadOnlySpan<int> residuals, int predicted, int order)
    {
        for (int i = 0, start = 0; i < 1 << order; i++)
        {
            var count = CountOf(i, residuals.Length + predicted, predicted, order);
            long sum = 0;
            foreach (var residual in residuals.Slice(start, count)) sum += Fold(residual);
            _sums[i] = sum;
            start += count;
        }
    }

    private long SizeOf(int blockLength, int predicted, int order)
    {
        long size = 0;
        for (var i = 0; i < 1 << order; i++)
        {
            var count = CountOf(i, blockLength, predicted, order);
            var parameter = ParameterOf(_sums[i], count);
            size += ParameterBits + count * (parameter + 1L) + (_sums[i] >> parameter);
        }

        return size;
    }
}
