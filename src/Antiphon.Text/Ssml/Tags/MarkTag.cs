namespace Antiphon.Text.Ssml.Tags;

/// <summary><c>mark</c>: the writer wants to know when this place is reached.</summary>
internal sealed class MarkTag : ISsmlTag
{
    public void Open(OpenTag tag) => tag.Draft.AddMark(new SsmlMark(tag.Attributes.Need("name"), tag.SourceStart, tag.SourceEnd - tag.SourceStart));
}
