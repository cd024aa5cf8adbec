namespace Antiphon.Text.Ssml;

/// <summary>A whole SSML document, read.</summary>
/// <param name="Parts">In reading order; neighbouring text runs are one.</param>
/// <param name="CharacterCount">Unicode scalar values of the text: tags are free, an entity counts one.</param>
public sealed record SsmlDocument(IReadOnlyList<SsmlPart> Parts, int CharacterCount);
