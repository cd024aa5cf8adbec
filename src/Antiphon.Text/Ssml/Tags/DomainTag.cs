namespace Antiphon.Text.Ssml.Tags;

/// <summary><c>amazon:domain</c>: a manner of reading that only few voices were taught; the others read as ever.</summary>
internal sealed class DomainTag : ISsmlTag
{
    public void Open(OpenTag tag)
    {
        var name = tag.Attributes.Need("name");
        if (name is not ("news" or "conversational")) throw tag.Attributes.BadValue("name", name, "news or conversational");
    }
}
