namespace Antiphon.Text.English.Tokens;

/// <summary>A token of a text, as a tagger wants it: «don't» is two.</summary>
/// <param name="Start">Index of its first UTF-16 unit.</param>
/// <param name="Length">Its length in UTF-16 units.</param>
/// <param name="SpaceAfter">White space or the end of the text follows.</param>
internal readonly record struct Token(int Start, int Length, bool SpaceAfter)
{
    public int End => Start + Length;
}
