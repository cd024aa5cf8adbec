namespace Antiphon.Server.Transport;

/// <summary>
/// Knows when response data last went out on a connection. HTTP/2 control frames (PING, SETTINGS, WINDOW_UPDATE,
/// GOAWAY) do not count: Java pings every 5 s for as long as it lives. Fed by one writer; read after it has ended.
/// </summary>
internal sealed class ResponseActivity(bool http2, TimeProvider time)
{
    private const int HeaderLength = 9;
    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte Continuation = 9;

    //  0        3      4       5           9
    //  | length | type | flags | stream id | payload: length bytes
    private readonly byte[] _header = new byte[HeaderLength];
    private int _filled;
    private int _payloadLeft;
    private long? _lastData;
    private volatile bool _carriedStream;

    /// <summary>Whether closing TCP now could cost the client anything it may still be reading.</summary>
    public bool MayNeedTail => _lastData is not null && (http2 || _carriedStream);

    public TimeSpan SinceLastData => _lastData is { } at ? time.GetElapsedTime(at) : TimeSpan.MaxValue;

    /// <summary>Called once a request of the connection is served as a stream.</summary>
    public void CarriesStream() => _carriedStream = true;

    /// <summary>Takes note of bytes on their way to the client.</summary>
    public void Observe(ReadOnlySpan<byte> written)
    {
        if (written.IsEmpty) return;
        if (!http2)
        {
            _lastData = time.GetTimestamp();
            return;
        }

        while (!written.IsEmpty) written = _payloadLeft > 0 ? SkipPayload(written) : ReadHeader(written);
    }

    private ReadOnlySpan<byte> SkipPayload(ReadOnlySpan<byte> written)
    {
        var skipped = Math.Min(_payloadLeft, written.Length);
        _payloadLeft -= skipped;
        NoteFrame();
        return written[skipped..];
    }

    private ReadOnlySpan<byte> ReadHeader(ReadOnlySpan<byte> written)
    {
        var taken = Math.Min(HeaderLength - _filled, written.Length);
        written[..taken].CopyTo(_header.AsSpan(_filled));
        _filled += taken;
        if (_filled == HeaderLength)
        {
            _filled = 0;
            _payloadLeft = _header[0] << 16 | _header[1] << 8 | _header[2];
            NoteFrame();
        }

        return written[taken..];
    }

    private void NoteFrame()
    {
        if (_header[3] is Data or Headers or Continuation) _lastData = time.GetTimestamp();
    }
}
