namespace Antiphon.Speech.Planning;

/// <summary>What to speak next: a text or a pause.</summary>
public abstract record SpeechPiece
{
    private protected SpeechPiece()
    {
    }
}

/// <summary>Text to speak.</summary>
/// <param name="Text">Verbatim, trimmed of white space; it holds at least one letter, digit or symbol.</param>
/// <param name="Start">UTF-16 offset of its first char in the stream's plain text: all texts of the stream, SSML without its tags.</param>
/// <param name="End">UTF-16 offset after its last char.</param>
/// <param name="Ending">How it ends.</param>
public sealed record TextPiece(string Text, long Start, long End, PieceEnd Ending) : SpeechPiece;

/// <summary>Silence to insert.</summary>
/// <param name="Duration">Longer than zero.</param>
public sealed record PausePiece(TimeSpan Duration) : SpeechPiece;
