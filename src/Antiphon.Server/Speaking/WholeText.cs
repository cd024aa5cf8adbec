using Antiphon.Text;
using Antiphon.Text.Ssml;

namespace Antiphon.Server.Speaking;

/// <summary>A text that is complete before it is spoken: plain, or a document.</summary>
internal sealed record WholeText
{
    private WholeText()
    {
    }

    /// <summary>Plain text; null for a document.</summary>
    public string? Plain { get; private init; }

    /// <summary>The document; null for plain text.</summary>
    public SsmlDocument? Document { get; private init; }

    /// <summary>Characters that are billed: Unicode scalar values, tags excluded.</summary>
    public long Characters => Document?.CharacterCount ?? TextLength.CountScalars(Plain);

    public static WholeText Of(string plain) => new() { Plain = plain };

    public static WholeText Of(SsmlDocument document) => new() { Document = document };
}
