namespace Antiphon.Bench.Against;

/// <summary>What one figure was before and is now.</summary>
/// <param name="Of">The figure; its value is of no meaning here.</param>
/// <param name="Before">The median of the older program's rounds.</param>
/// <param name="After">The median of this program's rounds.</param>
/// <param name="Ratio">The median of the rounds' ratios, turned so that above 1 is worse; null for a figure that is not judged.</param>
internal sealed record Change(Figure Of, double Before, double After, double? Ratio)
{
    /// <summary>How much worse a figure may get.</summary>
    public const double Most = 1.05;

    /// <summary>Managed memory does not grow; a hundredth is what pools and timers make it vary.</summary>
    public const double MostAllocated = 1.01;

    public bool IsWorse => Ratio > (Of.Direction == Direction.Allocation ? MostAllocated : Most);

    /// <summary>Compares the figures that both programs printed, round by round.</summary>
    public static IReadOnlyList<Change> Between(IReadOnlyList<IReadOnlyList<Figure>> before, IReadOnlyList<IReadOnlyList<Figure>> after)
    {
        var changes = new List<Change>();
        foreach (var figure in after[0])
        {
            var (old, current) = (Values(before, figure), Values(after, figure));
            if (old.Length != before.Count || current.Length != after.Count) continue;
            double? ratio = figure.Direction == Direction.None
                ? null
                : Harness.Median(old.Zip(current, (b, a) => Worse(figure.Direction, b, a)));
            changes.Add(new Change(figure, Harness.Median(old), Harness.Median(current), ratio));
        }

        return changes;
    }

    private static double[] Values(IReadOnlyList<IReadOnlyList<Figure>> rounds, Figure of) =>
        [
            .. rounds.SelectMany(round => round.Where(figure => (figure.Case, figure.Name) == (of.Case, of.Name)).Take(1))
                .Select(figure => figure.Value),
        ];

    private static double Worse(Direction direction, double before, double after) => (direction, before, after) switch
    {
        (_, 0, 0) => 1,
        (Direction.HigherIsBetter, _, 0) => double.PositiveInfinity,
        (Direction.HigherIsBetter, _, _) => before / after,
        (_, 0, _) => double.PositiveInfinity,
        _ => after / before,
    };
}
