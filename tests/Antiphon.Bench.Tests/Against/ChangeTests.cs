using Antiphon.Bench.Against;

namespace Antiphon.Bench.Tests.Against;

public sealed class ChangeTests
{
    [Theory]
    [InlineData(nameof(Direction.LowerIsBetter), 100, 105, false)]
    [InlineData(nameof(Direction.LowerIsBetter), 100, 106, true)]
    [InlineData(nameof(Direction.LowerIsBetter), 100, 50, false)]
    [InlineData(nameof(Direction.HigherIsBetter), 100, 90, true)]
    [InlineData(nameof(Direction.HigherIsBetter), 100, 200, false)]
    [InlineData(nameof(Direction.HigherIsBetter), 3, 0, true)]
    [InlineData(nameof(Direction.Allocation), 0, 0, false)]
    [InlineData(nameof(Direction.Allocation), 0, 1, true)]
    [InlineData(nameof(Direction.Allocation), 1000, 1011, true)]
    [InlineData(nameof(Direction.Allocation), 1000, 1009, false)]
    [InlineData(nameof(Direction.None), 100, 1000, false)]
    public void Change_IsJudgedByTheDirectionOfItsFigure(string direction, double before, double after, bool isWorse) =>
        Single(direction, [before], [after]).IsWorse.ShouldBe(isWorse);

    [Fact]
    public void Change_OfRounds_IsTheMedianOfTheirRatios()
    {
        // The machine was slow in the second round: medians of each side alone would say 1.2 times worse.
        var change = Single(nameof(Direction.LowerIsBetter), [100, 200, 100], [101, 202, 120]);

        change.Ratio!.Value.ShouldBe(1.01, 0.0001);
        (change.Before, change.After).ShouldBe((100, 120));
        change.IsWorse.ShouldBeFalse();
    }

    [Fact]
    public void Change_OfAFigureThatOnlyOneSidePrints_IsLeftOut()
    {
        var common = new Figure("row", "ns", 1, Direction.LowerIsBetter);
        var added = new Figure("new row", "ns", 1, Direction.LowerIsBetter);

        Change.Between([[common]], [[common, added]]).ShouldHaveSingleItem().Of.ShouldBe(common);
    }

    [Fact]
    public void Table_PutsBothSidesBesideEachOther()
    {
        var output = new StringWriter();
        var worse = Single(nameof(Direction.LowerIsBetter), [100, 100], [120, 130]);
        ChangeTable.Print(output, "a1", 2, [worse, Single(nameof(Direction.None), [7, 7], [9, 9])]);

        output.ToString().Split('\n').Select(line => line.TrimEnd('\r')).ShouldBe(
        [
            "a1, 2 rounds",
            "           before  after  ratio",
            "  row  ns     100    125  1.250  WORSE",
            "  row  ns       7      9",
            "",
            "",
        ]);
    }

    private static Change Single(string direction, double[] before, double[] after) =>
        Change.Between(Rounds(direction, before), Rounds(direction, after)).ShouldHaveSingleItem();

    private static IReadOnlyList<IReadOnlyList<Figure>> Rounds(string direction, double[] values) =>
        [.. values.Select(value => (IReadOnlyList<Figure>)[new Figure("row", "ns", value, Enum.Parse<Direction>(direction))])];
}
