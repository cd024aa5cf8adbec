namespace Antiphon.Speech.Engines;

/// <summary>
/// A stretch of text that is spoken faster, higher or louder than what is around it, or less so: SSML's <c>prosody</c> and
/// <c>emphasis</c>. A word that it touches is spoken so as a whole. The factors come on top of the request's; each, with the request's,
/// is honoured as that one is.
/// </summary>
/// <param name="Start">Index of its first UTF-16 unit.</param>
/// <param name="Length">Its length in UTF-16 units; at least one.</param>
/// <param name="Rate">Factor of the speed; more than 0.</param>
/// <param name="Pitch">Factor of the pitch; more than 0.</param>
/// <param name="Volume">Factor of the amplitude; 0 is silent.</param>
public readonly record struct ProsodySpan(int Start, int Length, double Rate = 1, double Pitch = 1, double Volume = 1)
{
    /// <summary>Index after its last unit.</summary>
    public int End => Start + Length;
}
