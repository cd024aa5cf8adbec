namespace Antiphon.Text.Ssml;

/// <summary>One step of an SSML document, in reading order.</summary>
public abstract record SsmlPart
{
    private protected SsmlPart()
    {
    }
}

/// <summary>Text to speak, with entities resolved; tabs, and line breaks beside a tag, are spaces.</summary>
public sealed record SsmlText(string Text) : SsmlPart;

/// <summary>Silence. Text before it is spoken before it, but need not be a whole sentence.</summary>
public sealed record SsmlPause(TimeSpan Duration) : SsmlPart;

/// <summary>A sentence (<c>s</c>) or paragraph (<c>p</c>) begins or ends here.</summary>
public sealed record SsmlBoundary(bool Paragraph) : SsmlPart;

/// <summary>The writer wants to know when this place is reached (<c>mark</c>).</summary>
/// <param name="Name">What the writer calls it.</param>
/// <param name="SourceStart">Index of the tag's first UTF-16 unit in the document.</param>
/// <param name="SourceLength">The tag's length in UTF-16 units.</param>
public sealed record SsmlMark(string Name, int SourceStart, int SourceLength) : SsmlPart;
