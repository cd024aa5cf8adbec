namespace Antiphon.Speech.Planning;

/// <summary>How a piece of speech should end.</summary>
public enum PieceEnd
{
    /// <summary>Between two words, at a change of style: the next piece follows without a pause of its own.</summary>
    Open,

    /// <summary>Inside a sentence: more of it follows, or the client flushed or stalled there.</summary>
    Clause,

    /// <summary>With a sentence.</summary>
    Sentence,

    /// <summary>With a paragraph, a list item or a heading.</summary>
    Paragraph,
}
