namespace Antiphon.Text.Annotated;

/// <summary>A range of text that is not spoken in the voice's own style.</summary>
/// <param name="Start">Index of its first UTF-16 unit.</param>
/// <param name="Length">Its length in UTF-16 units; at least one.</param>
/// <param name="Style">How it is spoken, enclosing styles included.</param>
public readonly record struct StyleSpan(int Start, int Length, SpeechStyle Style)
{
    /// <summary>Index after its last unit.</summary>
    public int End => Start + Length;
}
