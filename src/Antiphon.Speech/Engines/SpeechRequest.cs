using Antiphon.Speech.Voices;

namespace Antiphon.Speech.Engines;

/// <summary>One piece of plain text to speak. The silence that its last mark asks for (a comma, a stop) belongs to its audio; a session only joins pieces and adds the breaks of SSML.</summary>
public sealed record SpeechRequest
{
    /// <summary>Which voice; one of the engine's own.</summary>
    public required Voice Voice { get; init; }

    /// <summary>Plain text without markup; never empty.</summary>
    public required string Text { get; init; }

    /// <summary>Speed as a factor of the voice's own; 1 is unchanged, 0.2 to 4 are honoured.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>Pitch as a factor of the voice's own; 1 is unchanged, 0.5 to 2 are honoured.</summary>
    public double Pitch { get; init; } = 1;
}
