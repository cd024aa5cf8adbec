using Antiphon.Text.Annotated;
using Antiphon.Text.Ssml;

namespace Antiphon.Speech.Planning;

/// <summary>What to speak next: a text, a pause or an SSML mark.</summary>
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
    /// The same text with its markup's annotations. Source places of plain text are those in the stream's plain text; those of a document
    /// are in the document as it was submitted.
    /// </summary>
    public required AnnotatedText Content { get; init; }

    /// <summary>
    /// For a part of a stretch with a bound on its duration: its share of the stretch. Such a stretch is divided at pauses, paragraphs and
    /// changes of style, and between sentences without a stop and white space between them.
    /// </summary>
    public double BoundShare { get; init; } = 1;

    /// <summary>SSML marks before and in the text, in order: each is written with the first word after it in the document.</summary>
    public IReadOnlyList<SsmlMark> Marks { get; init; } = [];
}

/// <summary>Silence to insert.</summary>
/// <param name="Duration">Longer than zero.</param>
public sealed record PausePiece(TimeSpan Duration) : SpeechPiece;

/// <summary>An SSML mark without a word between it and the pause or the end after it.</summary>
/// <param name="Mark">As the document has it.</param>
public sealed record MarkPiece(SsmlMark Mark) : SpeechPiece;
