using static Antiphon.Bench.Against.Direction;

namespace Antiphon.Bench.Against;

/// <summary>
/// What the numbers of each table mean. A commit's own program prints its table, so these forms cover what the programs since part 3
/// print; a benchmark that changes its words adds a form here and keeps the old one.
/// </summary>
internal static class FigurePatterns
{
    private static readonly string[] Compared = ["a1", "a2", "j", "crc"];

    private static readonly FigurePattern[] All =
    [
        new("ours ns", "ours N ns", LowerIsBetter, Compared),
        new("ours bytes", "ours _ ns N B", Allocation, Compared),
        new("peer ns", "peer N ns", None, Compared),
        new("ratio to the peer", "ratio N", LowerIsBetter, [.. Compared, "b", "i"]),
        new("% of a core", "N % (at", LowerIsBetter, "j"),

        new("ours p50 µs", "ours p50 N µs", LowerIsBetter, "b"),
        new("ours p99 µs", "(p99 N of", None, "b"),
        new("echo p50 µs", "echo p50 N µs", None, "b"),
        new("client bytes each", "client N B each", Allocation, "b"),

        new("first audio ms", "first audio N ms", LowerIsBetter, "c"),
        new("total s", "total N s", LowerIsBetter, "c"),

        new("KB resident each", "N KB resident each", LowerIsBetter, "d"),
        new("p50 µs", "p50 N µs", LowerIsBetter, "d"),
        new("p99 µs", "p99 N µs", None, "d"),
        new("times the echo", "N times the echo", LowerIsBetter, "d"),

        new("ours ms", "ours N ms", LowerIsBetter, "e"),
        new("peer ms", "peer N ms", None, "e"),
        new("times sooner", "N times sooner", HigherIsBetter, "e", "f"),
        new("ours, s of audio", "ours N s", HigherIsBetter, "e"),
        new("peer, s of audio", "peer N s", None, "e"),
        new("times more audio", "N times more", HigherIsBetter, "e"),

        new("underruns", "N underruns", LowerIsBetter, "f", "m"),
        new("core busy %", "core N% busy", LowerIsBetter, "f", "m"),
        new("clean runs", "N of _ runs without an underrun", HigherIsBetter, "f", "m"),
        new("newcomers' median ms", "median N ms", LowerIsBetter, "f"),
        new("newcomers' p99 ms", "p99 N ms", None, "f"),

        new("streams in the second half", "of them N in the second half", HigherIsBetter, "g"),
        new("largest memory MB", "to N MB", LowerIsBetter, "g"),
        new("growth MB per 1,000 streams", "N MB per 1,000 streams", None, "g"),

        new("p50 ms", "p50 N ms", LowerIsBetter, "h"),
        new("longest ms", "longest N ms", None, "h"),
        new("late chunks", "N of the flood's chunks", None, "h"),
        new("times sooner", "N times", HigherIsBetter, "h"),

        new("steps ms", "steps N ms", LowerIsBetter, "i"),
        new("whole ms", "whole N ms", LowerIsBetter, "i"),
        new("bytes a second of audio", "N bytes a second of audio", Allocation, "i"),

        new("first byte ms", "first byte N ms", LowerIsBetter, "k"),
        new("whole ms", "ms of N ms", LowerIsBetter, "k"),
        new("share of the whole", "N of the whole", LowerIsBetter, "k"),
    ];

    // Rows that show what the product is compared with, measured on the same code.
    private static readonly (string Benchmark, string Case)[] Peers =
    [
        ("c", "a stream a sentence"), ("f", "first come"), ("h", "by arrival"),
    ];

    /// <summary>The numbers of one row; none where a row says in words that something was left out.</summary>
    public static IEnumerable<Figure> Read(string benchmark, string name, string figures)
    {
        var isPeer = Peers.Any(peer => peer.Benchmark == benchmark && name.Contains(peer.Case, StringComparison.Ordinal));
        foreach (var pattern in All.Where(pattern => pattern.Benchmarks.Contains(benchmark)))
        {
            if (pattern.Read(figures) is { } value) yield return new Figure(name, pattern.Name, value, isPeer ? None : pattern.Direction);
        }
    }
}
