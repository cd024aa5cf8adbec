namespace Antiphon.Bench.Spoken.Levels;

/// <summary>Weighted ridge regression: its sums grow with each row, and the rows are not kept.</summary>
internal sealed class WeightedSquares(int size)
{
    private const double Ridge = 0.1;
    private readonly double[,] _products = new double[size, size];
    private readonly double[] _targets = new double[size];

    public void Add(ReadOnlySpan<double> row, double target, double weight)
    {
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++) _products[i, j] += weight * row[i] * row[j];
            _targets[i] += weight * row[i] * target;
        }
    }

    /// <summary>The coefficients, by Cholesky's decomposition.</summary>
    public double[] Solve()
    {
        var lower = new double[size, size];
        var solution = (double[])_targets.Clone();
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = _products[i, j] + (i == j ? Ridge : 0);
                for (var k = 0; k < j; k++) sum -= lower[i, k] * lower[j, k];
                lower[i, j] = i == j ? Math.Sqrt(sum) : sum / lower[j, j];
            }

            for (var k = 0; k < i; k++) solution[i] -= lower[i, k] * solution[k];
            solution[i] /= lower[i, i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++) solution[i] -= lower[k, i] * solution[k];
            solution[i] /= lower[i, i];
        }

        return solution;
    }
}
