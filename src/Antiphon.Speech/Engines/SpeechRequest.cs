using Antiphon.Speech.Planning;
using Antiphon.Speech.Voices;
using Antiphon.Text.Annotated;

namespace Antiphon.Speech.Engines;

/// <summary>One piece of plain text to speak. The silence that its last mark asks for (a comma, a stop) belongs to its audio; a session only joins pieces and adds the breaks of SSML.</summary>
public sealed record SpeechRequest
{
    /// <summary>Which voice; one of the engine's own.</summary>
    public required Voice Voice { get; init; }

    /// <summary>Plain text without markup; never empty.</summary>
    public required string Text { get; init; }

    /// <summary>Parts of <see cref="Text"/> whose reading is given: in order, not overlapping. An engine that cannot use them reads the text.</summary>
    public IReadOnlyList<ReadingSpan> Readings { get; init; } = [];

    /// <summary>How the piece ends: what an engine may add to the pause that the text's own last mark asks for.</summary>
    public PieceEnd Ending { get; init; } = PieceEnd.Sentence;

    /// <summary>The request's number in its stream, from 0; a piece may need several. The first is made in smaller chunks: its listener has nothing yet.</summary>
    public int Place { get; init; }

    /// <summary>Speed as a factor of the voice's own; 1 is unchanged, 0.2 to 4 are honoured.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>
    /// Parts of <see cref="Text"/> that have a rate, pitch or volume of their own, in order and not overlapping. An engine without
    /// <see cref="EngineAbilities.WordProsody"/> speaks all alike.
    /// </summary>
    public IReadOnlyList<ProsodySpan> Prosody { get; init; } = [];

    /// <summary>Pitch as a factor of the voice's own; 1 is unchanged, 0.5 to 2 are honoured.</summary>
    public double Pitch { get; init; } = 1;

    /// <summary>Loudness as a factor of the voice's own amplitude; 1 is unchanged, 0 to 4 are honoured, and what would clip is limited softly.</summary>
    public double Volume { get; init; } = 1;

    /// <summary>Length of the vocal tract as a factor of the voice's own; 1 is unchanged, 0.8 to 1.25 are honoured, longer sounds larger.</summary>
    public double VocalTract { get; init; } = 1;

    /// <summary>Without voice, as a whisper. An engine that cannot speaks plainly.</summary>
    public bool Whisper { get; init; }

    /// <summary>With soft phonation. An engine that cannot speaks plainly.</summary>
    public bool Soft { get; init; }

    /// <summary>
    /// How long the audio may last with the silence behind it: what would last longer is spoken faster, at most five times. Null for no
    /// bound.
    /// </summary>
    public TimeSpan? MaxDuration { get; init; }

    /// <summary>Whether <see cref="SpeechChunk.Sounds"/> are wanted: a list of them costs something.</summary>
    public bool WithSounds { get; init; }
}
