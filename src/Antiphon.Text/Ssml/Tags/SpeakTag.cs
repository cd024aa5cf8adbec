namespace Antiphon.Text.Ssml.Tags;

/// <summary>The root. Versions, name spaces, schemas and its language say nothing that the voice does not settle.</summary>
internal sealed class SpeakTag : ISsmlTag
{
    public void Open(OpenTag tag) => tag.Attributes.IgnoreRest();
}
