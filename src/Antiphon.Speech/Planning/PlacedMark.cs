using Antiphon.Text.Ssml;

namespace Antiphon.Speech.Planning;

/// <summary>A mark in front of a word of a piece.</summary>
/// <param name="Offset">Index in the piece's text; the first word that begins there or later is the mark's.</param>
/// <param name="Mark">As the writer set it.</param>
public readonly record struct PlacedMark(int Offset, SsmlMark Mark);
