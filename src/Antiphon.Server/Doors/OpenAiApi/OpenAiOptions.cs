namespace Antiphon.Server.Doors.OpenAiApi;

/// <summary>Bounds of the OpenAI-shaped door.</summary>
public sealed record OpenAiOptions
{
    /// <summary>UTF-16 units of one call's input, as at OpenAI.</summary>
    public int MaxInputLength { get; init; } = 4_096;

    /// <summary>Bytes of one call's body: 4,096 units are at most 24 KB of JSON escapes, and instructions come on top.</summary>
    public long MaxBodyBytes { get; init; } = 256 * 1024;

    /// <exception cref="ArgumentOutOfRangeException">A bound is not positive.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxInputLength);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxBodyBytes);
    }
}
