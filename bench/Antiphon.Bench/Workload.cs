namespace Antiphon.Bench;

/// <summary>One side of a comparison.</summary>
/// <param name="Run">Does the operation that many times. Measured.</param>
/// <param name="Prepare">Makes ready for one run. Not measured.</param>
internal sealed record Workload(Action<int> Run, Action? Prepare = null);
