namespace Antiphon.Server.Keys;

/// <summary>What one key may use. Null: only the server's own limits hold.</summary>
public sealed record KeyLimits
{
    /// <summary>Streams open at the same time.</summary>
    public int? ConcurrentStreams { get; init; }

    /// <summary>New calls a second.</summary>
    public double? CallsPerSecond { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A limit is negative or not a number.</exception>
    public void Validate()
    {
        if (ConcurrentStreams is { } streams) ArgumentOutOfRangeException.ThrowIfNegative(streams);
        if (CallsPerSecond is not { } calls) return;
        if (!double.IsFinite(calls)) throw new ArgumentOutOfRangeException(nameof(CallsPerSecond), calls, "A rate is a finite number.");
        ArgumentOutOfRangeException.ThrowIfNegative(calls);
    }
}
