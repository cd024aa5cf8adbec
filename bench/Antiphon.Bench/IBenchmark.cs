namespace Antiphon.Bench;

/// <summary>One question, answered by a table. A benchmark is one file and one entry in the registry of Program.cs.</summary>
internal interface IBenchmark
{
    /// <summary>The subcommand.</summary>
    string Name { get; }

    /// <summary>What is compared with what, and the goal, in one line.</summary>
    string Title { get; }

    Task<IReadOnlyList<BenchRow>> RunAsync(BenchSettings settings);
}
