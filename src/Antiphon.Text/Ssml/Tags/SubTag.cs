namespace Antiphon.Text.Ssml.Tags;

/// <summary><c>sub</c>: other words are read.</summary>
internal sealed class SubTag : ISsmlTag
{
    private string _alias = "";

    public void Open(OpenTag tag) => _alias = tag.Attributes.Take("alias") ?? throw tag.Attributes.Bad("needs the attribute 'alias'.");

    public void TakeText(OpenTag tag, int start, int end)
    {
        tag.Draft.Rewrite(start, end, new SpokenForm(_alias));

        // Text behind a mark inside the tag belongs to the same alias, which is said once.
        _alias = "";
    }
}
