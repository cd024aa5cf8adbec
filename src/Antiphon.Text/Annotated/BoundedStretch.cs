namespace Antiphon.Text.Annotated;

/// <summary>
/// A range of text whose speech has a longest duration, pauses not counted. Compared by reference: each object is another range.
/// </summary>
/// <param name="longest">Longer than zero.</param>
public sealed class BoundedStretch(TimeSpan longest)
{
    /// <summary>The longest duration of the whole range.</summary>
    public TimeSpan Longest { get; } = longest;
}
