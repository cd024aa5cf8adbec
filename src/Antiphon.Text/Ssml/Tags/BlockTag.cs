namespace Antiphon.Text.Ssml.Tags;

/// <summary><c>p</c> and <c>s</c>: no sentence reaches across their ends.</summary>
internal sealed class BlockTag(bool paragraph) : ISsmlTag
{
    public void Open(OpenTag tag)
    {
        LangTag.TakeLanguage(tag, needed: false);
        tag.Draft.AddBoundary(paragraph);
    }

    public void Close(OpenTag tag) => tag.Draft.AddBoundary(paragraph);
}
