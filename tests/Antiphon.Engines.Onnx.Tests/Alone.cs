namespace Antiphon.Engines.Onnx.Tests;

/// <summary>Tests that count what the whole process owns: nothing else runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
