namespace Antiphon.Text.Ssml;

/// <summary>What is wrong with an SSML document.</summary>
public enum SsmlFailure
{
    /// <summary>Not well-formed XML, a DTD, or no <c>speak</c> root.</summary>
    Malformed,

    /// <summary>A tag outside the supported ones.</summary>
    UnsupportedTag,

    /// <summary>An attribute that is unknown, or a value outside its range.</summary>
    BadAttribute,

    /// <summary>More chars or deeper nesting than <see cref="SsmlLimits"/> allow.</summary>
    TooLarge,
}
