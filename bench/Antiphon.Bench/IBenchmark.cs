namespace Antiphon.Bench;

/// <summary>One question, answered by a table. A benchmark is one file and one entry in the registry of Program.cs.</summary>
internal interface IBenchmark
{
    /// <summary>The subcommand.</summary>
    string Name { get; }

    /// <summary>What is compared with what, and the goal, in one line.</summary>
    string Title { get; }

    /// <summary>Whether it is left out when nothing is named: it takes too long for that.</summary>
    bool OnlyByName => false;

    Task<IReadOnlyList<BenchRow>> RunAsync(BenchSettings settings);
}
