namespace Antiphon.Server.Transport;

/// <summary>Every limit of the connections, in one place. Sizes are bytes.</summary>
public sealed record TransportOptions
{
    /// <summary>
    /// Streams one HTTP/2 connection may carry. Keep it well above the expected concurrency: aws-sdk-python puts every
    /// stream on one connection and never reports the surplus one. 1 is for strict emulation only.
    /// </summary>
    public int StreamsPerConnection { get; init; } = 1_000;

    /// <summary>Open connections of the whole server; further ones are closed on arrival.</summary>
    public int Connections { get; init; } = 4_096;

    /// <summary>
    /// The HTTP/2 window of a stream. More than 65535 stalls a cold awscrt client for ever once it has sent 64 KiB
    /// before it sees our SETTINGS.
    /// </summary>
    public int StreamWindow { get; init; } = 65_535;

    /// <summary>The HTTP/2 window of a connection.</summary>
    public int ConnectionWindow { get; init; } = 1024 * 1024;

    /// <summary>All request headers of one request together.</summary>
    public int RequestHeaders { get; init; } = 32 * 1024;

    /// <summary>The address of a request. A presigned one holds a whole text: 6,000 characters are at most 72 KB of percent signs.</summary>
    public int RequestTarget { get; init; } = 80 * 1024;

    /// <summary>The body of a unary request; streaming requests have none (their messages are bounded).</summary>
    public long UnaryRequestBody { get; init; } = 30_000_000;

    /// <summary>How long a connection may take to show whether it speaks TLS, HTTP/2 or HTTP/1.1.</summary>
    public TimeSpan SniffTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a TLS handshake may take.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the headers of a request may take.</summary>
    public TimeSpan RequestHeadersTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a connection without a request stays open.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(130);

    /// <summary>Silence after which an HTTP/2 client is pinged.</summary>
    public TimeSpan PingDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a pinged client may take to answer before its connection is dropped.</summary>
    public TimeSpan PingTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long TCP stays open for a client that still reads, counted from the last response data.</summary>
    public TimeSpan DelayedClose { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The same while the host shuts down.</summary>
    public TimeSpan DelayedCloseOnShutdown { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a finished stream goes on reading its request, so that no reset cuts off the tail.</summary>
    public TimeSpan StreamDrain { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The same for an HTTP error; some clients show it only after the reset that follows.</summary>
    public TimeSpan ErrorDrain { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range; the message names it.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(StreamsPerConnection);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Connections);
        ArgumentOutOfRangeException.ThrowIfLessThan(StreamWindow, 65_535);
        ArgumentOutOfRangeException.ThrowIfLessThan(ConnectionWindow, StreamWindow);
        ArgumentOutOfRangeException.ThrowIfLessThan(RequestHeaders, 8 * 1024);
        ArgumentOutOfRangeException.ThrowIfLessThan(RequestTarget, 8 * 1024);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(UnaryRequestBody);
        ArgumentOutOfRangeException.ThrowIfLessThan(PingDelay, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(PingTimeout, TimeSpan.FromSeconds(1));
        ThrowIfNotPositive(SniffTimeout, nameof(SniffTimeout));
        ThrowIfNotPositive(HandshakeTimeout, nameof(HandshakeTimeout));
        ThrowIfNotPositive(RequestHeadersTimeout, nameof(RequestHeadersTimeout));
        ThrowIfNotPositive(KeepAliveTimeout, nameof(KeepAliveTimeout));
        ArgumentOutOfRangeException.ThrowIfLessThan(DelayedClose, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(DelayedCloseOnShutdown, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(StreamDrain, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(ErrorDrain, TimeSpan.Zero);
    }

    private static void ThrowIfNotPositive(TimeSpan value, string name) =>
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, name);
}
