namespace Antiphon.Text.Ssml;

/// <summary>One step of an SSML document, in reading order.</summary>
public abstract record SsmlPart
{
    private protected SsmlPart()
    {
    }
}

/// <summary>Text to speak, with entities resolved; line breaks and tabs, which mean nothing in XML, are spaces.</summary>
public sealed record SsmlText(string Text) : SsmlPart;

/// <summary>Silence. Text before it is spoken before it, but need not be a whole sentence.</summary>
public sealed record SsmlPause(TimeSpan Duration) : SsmlPart;

/// <summary>A sentence (<c>s</c>) or paragraph (<c>p</c>) begins or ends here.</summary>
public sealed record SsmlBoundary(bool Paragraph) : SsmlPart;
