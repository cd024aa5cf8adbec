namespace Antiphon.Audio.Tests;

/// <summary>Tests that print times: nothing else runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
