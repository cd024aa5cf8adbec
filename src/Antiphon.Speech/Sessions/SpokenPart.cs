using Antiphon.Speech.Engines;

namespace Antiphon.Speech.Sessions;

/// <summary>What one engine is asked for of a piece, and what is done to its sound.</summary>
/// <param name="Engine">Speaks it.</param>
/// <param name="Request">What it is asked.</param>
/// <param name="Offset">Where the request's text begins in the piece's.</param>
/// <param name="Gain">Factor of the amplitude that the engine leaves to others.</param>
/// <param name="IsCompressed">Whether the dynamic range is compressed.</param>
internal sealed record SpokenPart(ISynthesizer Engine, SpeechRequest Request, int Offset, double Gain, bool IsCompressed);
