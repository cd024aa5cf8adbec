namespace Antiphon.Text.Ssml.Tags;

/// <summary>What becomes of a factor of the text around.</summary>
/// <param name="Factor">What it is multiplied with.</param>
/// <param name="IsReset">The voice's own is meant, whatever is around.</param>
internal readonly record struct ProsodyChange(double Factor, bool IsReset = false)
{
    /// <summary>The value <c>default</c>.</summary>
    public static readonly ProsodyChange Reset = new(1, IsReset: true);

    public double Apply(double around) => IsReset ? 1 : around * Factor;
}
