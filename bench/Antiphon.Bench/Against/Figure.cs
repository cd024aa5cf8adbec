namespace Antiphon.Bench.Against;

/// <summary>One number of a benchmark's table.</summary>
/// <param name="Case">The row it stands in; rows of one name are numbered.</param>
/// <param name="Name">What the number is, with its unit.</param>
/// <param name="Value">In that unit.</param>
/// <param name="Direction">Which way it gets better.</param>
internal sealed record Figure(string Case, string Name, double Value, Direction Direction);
