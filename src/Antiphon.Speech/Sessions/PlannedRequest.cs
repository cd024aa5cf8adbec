using Antiphon.Speech.Engines;

namespace Antiphon.Speech.Sessions;

/// <summary>One request of a piece: what an engine is asked, and what the session does to its samples.</summary>
/// <param name="Engine">The engine that is asked.</param>
/// <param name="Request">What it is asked.</param>
/// <param name="Offset">Where the request's text begins in the piece's.</param>
/// <param name="Gain">Factor of the amplitude that the engine does not apply itself.</param>
/// <param name="IsCompressed">Whether the dynamic range is compressed.</param>
internal sealed record PlannedRequest(ISynthesizer Engine, SpeechRequest Request, int Offset, double Gain, bool IsCompressed);
