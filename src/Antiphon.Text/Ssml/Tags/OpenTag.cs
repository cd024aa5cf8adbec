using Antiphon.Text.Annotated;

namespace Antiphon.Text.Ssml.Tags;

/// <summary>A tag between its opening and its end, as long as the document is read. Not thread-safe.</summary>
internal sealed class OpenTag(string name, OpenTag? parent, SsmlDraft draft, TagAttributes attributes)
{
    private SpeechStyle? _style;

    /// <summary>As the table of tags has it.</summary>
    public string Name { get; } = name;

    /// <summary>The tag around it.</summary>
    public OpenTag? Parent { get; } = parent;

    /// <summary>The document as far as it is read.</summary>
    public SsmlDraft Draft { get; } = draft;

    public TagAttributes Attributes { get; } = attributes;

    /// <summary>BCP 47 tag of the language that its text is in.</summary>
    public string Language { get; set; } = parent?.Language ?? draft.Language;

    public required ISsmlTag Handler { get; init; }

    /// <summary>Where it opened: index of the tag's first char in the document as sent.</summary>
    public required int SourceStart { get; init; }

    /// <summary>Index after the opening tag.</summary>
    public required int SourceEnd { get; init; }

    /// <summary>Length of the draft when the tag opened.</summary>
    public int ContentStart { get; set; } = draft.Length;

    /// <summary>Index in the draft of the first char that <see cref="ISsmlTag.TakeText"/> has not seen.</summary>
    public int TextStart { get; set; } = draft.Length;

    /// <summary>Whether <see cref="ISsmlTag.TakeText"/> was called.</summary>
    public bool HasText { get; set; }

    /// <summary>How its text is spoken, given how the text around it is; null for no difference.</summary>
    public Func<SpeechStyle, SpeechStyle>? StyleChange { get; set; }

    /// <summary>How text right inside it is spoken. Asked for once the whole document is read.</summary>
    public SpeechStyle Style
    {
        get
        {
            if (_style is not null) return _style;
            var around = Parent?.Style ?? SpeechStyle.Plain;
            return _style = StyleChange is null ? around : StyleChange(around);
        }
    }

    /// <summary>Whether a part of the tag counts for this voice; one that it does not know is either of no account or refused.</summary>
    /// <param name="part">The attribute, or the value that names an effect; null for the tag itself.</param>
    /// <exception cref="SsmlException">It is refused.</exception>
    public bool Counts(string? part = null) => Draft.Rules.Counts(Name, part);
}
