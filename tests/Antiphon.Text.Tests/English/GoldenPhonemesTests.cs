using Antiphon.Testing.English;
using Antiphon.Text.English;

namespace Antiphon.Text.Tests.English;

public sealed class GoldenPhonemesTests(ITestOutputHelper output)
{
    private static readonly string[] MustBeEqual = ["plain", "contraction", "heteronym"];
    private static readonly string[] MayDiffer = ["hard", "oov"];

    [SharedFact]
    public void Pronounce_WithoutImprovements_IsTheReference()
    {
        var report = Report(improvements: false);

        output.WriteLine(report.ToString());
        report.Differences.ShouldNotContain(d => MustBeEqual.Contains(d.Row.Class));
        report.Equal(row => !MayDiffer.Contains(row.Class)).ShouldBeGreaterThanOrEqualTo(0.98);
    }

    [SharedFact]
    public void Pronounce_WithImprovements_DiffersOnlyWhereListed()
    {
        var reasons = TestTable.Rows("English/improved-readings.tsv").ToList();

        var report = Report(improvements: true);

        output.WriteLine(report.ToString());
        report.Differences.Select(d => (d.Row.Id, d.Actual)).ShouldBe(reasons.Select(row => (row[0], row[1])), ignoreOrder: true);
        reasons.ShouldAllBe(row => row[2].Length > 0);
    }

    private static GoldenReport Report(bool improvements)
    {
        var american = EnglishModel.Pronouncer(EnglishAccent.American, improvements);
        var british = EnglishModel.Pronouncer(EnglishAccent.British, improvements);
        return new GoldenReport(GoldenReading.ReadAll(), row => (row.Accent == "gb" ? british : american).Pronounce(row.Text).Phonemes);
    }
}
