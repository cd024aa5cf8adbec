namespace Antiphon.Text.Ssml.Tags;

/// <summary>
/// What one tag of a document does between its opening and its end. One object for each tag: it may keep what its attributes say.
/// </summary>
internal interface ISsmlTag
{
    /// <summary>The tag opens: takes its attributes and says how its text is spoken.</summary>
    void Open(OpenTag tag);

    /// <summary>
    /// Text of the tag is complete, because the tag ends or because a pause, a mark or a boundary inside it parts the text.
    /// </summary>
    /// <param name="tag">The tag.</param>
    /// <param name="start">Index of the text's first char in the draft.</param>
    /// <param name="end">Index after its last; white space at both ends is left out, and something is between.</param>
    void TakeText(OpenTag tag, int start, int end)
    {
    }

    /// <summary>The tag ends, after its last text.</summary>
    void Close(OpenTag tag)
    {
    }
}
