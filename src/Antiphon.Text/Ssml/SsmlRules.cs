namespace Antiphon.Text.Ssml;

/// <summary>Whose table of tags a document is held to (polly.md §3.2).</summary>
public enum SsmlRules
{
    /// <summary>Whatever the voice can do.</summary>
    All,

    /// <summary>Amazon's column for standard voices.</summary>
    Standard,

    /// <summary>Amazon's column for neural voices.</summary>
    Neural,

    /// <summary>Amazon's column for long-form voices.</summary>
    LongForm,

    /// <summary>Amazon's column for generative voices.</summary>
    Generative,
}
