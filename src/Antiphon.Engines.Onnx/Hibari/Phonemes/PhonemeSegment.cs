namespace Antiphon.Engines.Onnx.Hibari.Phonemes;

/// <summary>What the network speaks at a time. Immutable.</summary>
/// <param name="Ids">A pad at both ends.</param>
/// <param name="Words">In order.</param>
/// <param name="LastSound">Index of the last id that sounds; what follows is punctuation and the pad.</param>
/// <param name="LastMark">The mark behind the last sound that asks for a pause, quotes looked through; a space for none.</param>
/// <param name="Symbols">The sign of each id; zero for pads and for a stop that was added.</param>
internal sealed record PhonemeSegment(int[] Ids, IReadOnlyList<SegmentWord> Words, int LastSound, char LastMark, char[] Symbols);
