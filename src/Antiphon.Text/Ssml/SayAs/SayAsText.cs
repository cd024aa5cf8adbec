namespace Antiphon.Text.Ssml.SayAs;

/// <summary>What stands in a <c>say-as</c>.</summary>
/// <param name="Text">Without white space at its ends; never empty.</param>
/// <param name="Format">As the tag has it, or null.</param>
/// <param name="Language">BCP 47 tag of the text.</param>
internal readonly record struct SayAsText(string Text, string? Format, string Language)
{
    public bool IsEnglish => Language.StartsWith("en", StringComparison.OrdinalIgnoreCase) && (Language.Length == 2 || Language[2] == '-');

    /// <summary>The month is said before its day.</summary>
    public bool IsAmerican => Language.Equals("en-US", StringComparison.OrdinalIgnoreCase);
}
