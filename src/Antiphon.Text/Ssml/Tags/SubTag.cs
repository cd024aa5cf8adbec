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

    // Words in place of nothing stand for themselves.
    public void Close(OpenTag tag)
    {
        if (tag.HasText || _alias.Length == 0) return;
        var start = tag.Draft.AddText(_alias, tag.SourceStart, tag.SourceEnd);
        tag.Draft.Annotate(start, tag.Draft.Length, ipa: null);
    }
}
