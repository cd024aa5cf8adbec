namespace Antiphon.Text.Ssml.Tags;

/// <summary>A tag that says nothing to this voice.</summary>
internal sealed class IgnoredTag : ISsmlTag
{
    public void Open(OpenTag tag)
    {
    }
}
