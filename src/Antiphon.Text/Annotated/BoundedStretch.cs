namespace Antiphon.Text.Annotated;

/// <summary>A stretch of text that may last so long and no longer, pauses apart. One object is one stretch: two that look alike are two.</summary>
/// <param name="longest">Longer than zero.</param>
public sealed class BoundedStretch(TimeSpan longest)
{
    /// <summary>How long all of it may last.</summary>
    public TimeSpan Longest { get; } = longest;
}
