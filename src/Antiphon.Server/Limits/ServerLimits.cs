namespace Antiphon.Server.Limits;

/// <summary>The limits of the whole server, whatever doors it has. A door has limits of its own beside them.</summary>
public sealed record ServerLimits
{
    /// <summary>Bounded by what the machine can carry.</summary>
    public static readonly ServerLimits Local = new();

    /// <summary>As Amazon's services are, for clients that will run against Amazon.</summary>
    public static readonly ServerLimits Aws = new() { MaxStreamsPerConnection = 1 };

    /// <summary>Bytes of request bodies that are held at the same time.</summary>
    public long MaxBytesHeld { get; init; } = 64 * 1024 * 1024;

    /// <summary>Streams and calls that are open at the same time.</summary>
    public int MaxStreams { get; init; } = 10_000;

    /// <summary>HTTP/2 streams of one connection. Small only to emulate Amazon: Python and Rust clients wait for ever (sdk-compatibility.md §7.13).</summary>
    public int MaxStreamsPerConnection { get; init; } = 1_000;

    /// <summary>How long output may stay blocked by a client that does not read, before its stream is reset.</summary>
    public TimeSpan OutputBlockedTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <exception cref="ArgumentOutOfRangeException">A limit is not positive.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxBytesHeld);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxStreams);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxStreamsPerConnection);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(OutputBlockedTimeout, TimeSpan.Zero);
    }
}
