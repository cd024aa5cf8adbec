namespace Antiphon.Speech.Workers;

/// <summary>What to start.</summary>
/// <param name="Program">Path of the executable.</param>
/// <param name="Arguments">Its arguments, as they are.</param>
public sealed record WorkerCommand(string Program, IReadOnlyList<string> Arguments);
