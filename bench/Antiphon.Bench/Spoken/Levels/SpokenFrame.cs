namespace Antiphon.Bench.Spoken.Levels;

/// <summary>One frame of an utterance.</summary>
/// <param name="Channels">What the decoder is told.</param>
/// <param name="Power">What comes of it, of full scale.</param>
internal readonly record struct SpokenFrame(double[] Channels, double Power);
