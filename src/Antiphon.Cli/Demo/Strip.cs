namespace Antiphon.Cli.Demo;

/// <summary>A quantity over time in a fixed number of cells: when time outgrows them, two become one. Not thread-safe.</summary>
/// <param name="cell">Time of one cell at first; doubles as needed.</param>
/// <param name="join">How two amounts of one cell become one: sum, or maximum.</param>
internal sealed class Strip(TimeSpan cell, Func<double, double, double> join)
{
    private const int Cells = 1024;

    private readonly double[] _amounts = new double[Cells];
    private TimeSpan _cell = cell;

    /// <summary>Puts an amount at a moment.</summary>
    public void Add(TimeSpan at, double amount)
    {
        while (at >= _cell * Cells) Halve();
        var index = (int)(at / _cell);
        _amounts[index] = join(_amounts[index], amount);
    }

    /// <summary>The strip from 0 to <paramref name="span"/> in so many columns.</summary>
    public double[] Columns(TimeSpan span, int columns)
    {
        var result = new double[columns];
        for (var i = 0; i < Cells && _cell * i < span; i++)
        {
            if (_amounts[i] == 0) continue;
            var column = Math.Min(columns - 1, (int)(_cell * i / span * columns));
            result[column] = join(result[column], _amounts[i]);
        }

        return result;
    }

    private void Halve()
    {
        for (var i = 0; i < Cells / 2; i++) _amounts[i] = join(_amounts[2 * i], _amounts[(2 * i) + 1]);
        Array.Clear(_amounts, Cells / 2, Cells / 2);
        _cell *= 2;
    }
}
