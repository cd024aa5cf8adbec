using Antiphon.Text.Ssml.SayAs;

namespace Antiphon.Text.Ssml.Tags;

/// <summary><c>say-as</c>: as what the text is to be understood. What its language has no rule for is read as it stands.</summary>
internal sealed class SayAsTag : ISsmlTag
{
    private string _interpretAs = "";
    private string? _format;

    public void Open(OpenTag tag)
    {
        _interpretAs = tag.Attributes.Need("interpret-as");
        if (!Interpretations.IsKnown(_interpretAs))
            throw tag.Attributes.BadValue("interpret-as", _interpretAs, string.Join(", ", Interpretations.Names));
        _format = tag.Attributes.Take("format");
        if (_interpretAs == "date" && _format is { Length: > 0 } && !DateWords.IsFormat(_format))
            throw tag.Attributes.BadValue("format", _format, string.Join(", ", DateWords.Formats));
        _ = tag.Attributes.Take("detail");
    }

    public void TakeText(OpenTag tag, int start, int end)
    {
        var text = new string(tag.Draft.Text[start..end]).Replace('\n', ' ');
        if (Interpretations.Say(new SayAsText(text, _format, tag.Language), _interpretAs) is { } form) tag.Draft.Rewrite(start, end, form);
    }
}
