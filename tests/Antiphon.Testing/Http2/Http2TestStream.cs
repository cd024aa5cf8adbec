namespace Antiphon.Testing.Http2;

/// <summary>What a test connection has received on one stream.</summary>
public sealed class Http2TestStream
{
    private readonly List<byte> _data = [];
    private readonly List<(string Name, string Value)> _headers = [];

    public IReadOnlyList<(string Name, string Value)> Headers => _headers;

    public string? Status => Header(":status");

    /// <summary>The bytes of all DATA frames so far.</summary>
    public byte[] Data => [.. _data];

    public int Length => _data.Count;

    public bool Ended { get; private set; }

    /// <summary>The code of the server's RST_STREAM; null where none came.</summary>
    public Http2Error? Reset { get; private set; }

    public string? Header(string name) => _headers.FirstOrDefault(h => h.Name == name).Value;

    internal void Note(Http2Frame frame)
    {
        if (frame.Type is Http2FrameType.Headers) _headers.AddRange(Hpack.Decode(frame.Payload.Span));
        if (frame.Type is Http2FrameType.Data) _data.AddRange(frame.Payload.Span);
        if (frame.Type is Http2FrameType.Reset) Reset = frame.Error;
        Ended |= frame.EndsStream;
    }
}
