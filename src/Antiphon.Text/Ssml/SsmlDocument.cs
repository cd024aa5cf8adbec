using Antiphon.Text.Annotated;

namespace Antiphon.Text.Ssml;

/// <summary>A whole SSML document, read.</summary>
/// <param name="Parts">In reading order; neighbouring text runs are one.</param>
/// <param name="CharacterCount">Unicode scalar values of the text: tags are free, an entity counts one.</param>
public sealed record SsmlDocument(IReadOnlyList<SsmlPart> Parts, int CharacterCount)
{
    /// <summary>
    /// The texts of all <see cref="SsmlText"/> of <see cref="Parts"/>, one behind the other, with what the document says of them.
    /// </summary>
    public AnnotatedText Content
    {
        get => field ??= AnnotatedText.Plain(string.Concat(Parts.OfType<SsmlText>().Select(text => text.Text)));
        init;
    }
}
