using Antiphon.Server.Limits;

namespace Antiphon.Server.Doors.OpenAiApi;

/// <summary>Bounds of the OpenAI-shaped door.</summary>
public sealed record OpenAiOptions
{
    /// <summary>Bounded by what the machine can carry.</summary>
    public static readonly OpenAiOptions Local = new();

    /// <summary>Beside <see cref="ServerLimits.Aws"/>: the quota of Amazon's generative calls, which are most like these.</summary>
    public static readonly OpenAiOptions Aws = new() { Calls = new("calls", 26, 8, 8) };

    /// <summary>UTF-16 units of one call's input, as at OpenAI.</summary>
    public int MaxInputLength { get; init; } = 4_096;

    /// <summary>Bytes of one call's body: 4,096 units are at most 24 KB of JSON escapes, and instructions come on top.</summary>
    public long MaxBodyBytes { get; init; } = 256 * 1024;

    /// <summary>Calls of one API key; a key may have limits of its own.</summary>
    public CallQuota Calls { get; init; } = new("calls", 10_000, 10_000, 10_000);

    /// <exception cref="ArgumentOutOfRangeException">A bound is not positive.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxInputLength);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxBodyBytes);
        Calls.Validate();
    }
}
