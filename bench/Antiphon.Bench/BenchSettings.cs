namespace Antiphon.Bench;

/// <summary>How long to measure.</summary>
/// <param name="Rounds">Interleaved rounds; the median of their ratios is judged.</param>
/// <param name="SideTime">About the time that each side of a comparison gets in each round.</param>
/// <param name="IsJudged">Whether a missed goal fails the run.</param>
internal sealed record BenchSettings(int Rounds, TimeSpan SideTime, bool IsJudged)
{
    public static BenchSettings Full { get; } = new(7, TimeSpan.FromMilliseconds(150), IsJudged: true);

    /// <summary>One short round, to see that it works: too little to judge anything by.</summary>
    public static BenchSettings Short { get; } = new(1, TimeSpan.FromMilliseconds(5), IsJudged: false);
}
