using Antiphon.Text.Annotated;
using Antiphon.Text.Ssml;

namespace Antiphon.Speech.Planning;

/// <summary>What to speak next: a text, a pause or a place to tell of.</summary>
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
public sealed record TextPiece(string Text, long Start, long End, PieceEnd Ending) : SpeechPiece
{
    /// <summary>
    /// The same text with what markup says of it. Plain text comes from its place in the stream's plain text, a document's from the
    /// document as it was submitted.
    /// </summary>
    public required AnnotatedText Content { get; init; }

    /// <summary>
    /// Of a stretch with a bound on its duration: how much of it this is. Such a stretch is parted by pauses, paragraphs, changes of manner,
    /// and between sentences that no stop and white space divide.
    /// </summary>
    public double BoundShare { get; init; } = 1;

    /// <summary>The writer's marks before and in the text, in order: each is reached with the first word behind it in the document.</summary>
    public IReadOnlyList<SsmlMark> Marks { get; init; } = [];
}

/// <summary>Silence to insert.</summary>
/// <param name="Duration">Longer than zero.</param>
public sealed record PausePiece(TimeSpan Duration) : SpeechPiece;

/// <summary>A mark with no word between it and the pause or the end that follows.</summary>
/// <param name="Mark">As the writer set it.</param>
public sealed record MarkPiece(SsmlMark Mark) : SpeechPiece;
