namespace Antiphon.Text.Annotated;

/// <summary>A stretch of text that gets a reading. With neither words nor sounds it becomes final as it stands.</summary>
/// <param name="Start">Index of its first UTF-16 unit.</param>
/// <param name="Length">Its length in UTF-16 units; at least one.</param>
/// <param name="With">Words that take its place, or null.</param>
/// <param name="Ipa">How it sounds, or null.</param>
internal readonly record struct AnnotatedEdit(int Start, int Length, string? With, string? Ipa)
{
    /// <summary>Index after its last unit.</summary>
    public int End => Start + Length;
}
