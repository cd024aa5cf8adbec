namespace Antiphon.Bench;

/// <summary>One line of a benchmark's table.</summary>
/// <param name="Case">What was measured.</param>
/// <param name="Figures">What was seen, with units.</param>
/// <param name="Goal">What it is judged by; empty for a figure that is only printed.</param>
/// <param name="Passed">Whether the goal was met; null where there is none.</param>
internal sealed record BenchRow(string Case, string Figures, string Goal = "", bool? Passed = null);
