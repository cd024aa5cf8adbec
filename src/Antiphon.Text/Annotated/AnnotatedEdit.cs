namespace Antiphon.Text.Annotated;

/// <summary>A range of text that gets a reading. Without words and sounds, its letters become final as they are.</summary>
/// <param name="Start">Index of its first UTF-16 unit.</param>
/// <param name="Length">Its length in UTF-16 units; at least one.</param>
/// <param name="With">Words that take its place, or null.</param>
/// <param name="Ipa">How it sounds, or null.</param>
internal readonly record struct AnnotatedEdit(int Start, int Length, string? With, string? Ipa)
{
    /// <summary>Index after its last unit.</summary>
    public int End => Start + Length;
}
