using System.Buffers.Binary;

namespace Antiphon.Testing.Http2;

/// <summary>
/// An HTTP/2 client made of frames, for tests that need to see or to say exactly what is on the wire. Nothing happens
/// behind the test's back: frames are read only inside <see cref="ReceiveAsync"/>, which answers SETTINGS and PING and
/// grants windows as switched. Sending and receiving may run concurrently.
/// </summary>
public sealed class Http2TestConnection(Stream stream) : IAsyncDisposable
{
    private readonly SemaphoreSlim _sending = new(1);
    private readonly Dictionary<int, Http2TestStream> _streams = [];
    private readonly byte[] _buffer = new byte[64 * 1024 + Http2Frame.HeaderLength];
    private int _filled;

    public static ReadOnlyMemory<byte> Preface { get; } = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray();

    /// <summary>Whether SETTINGS are acknowledged. Default true.</summary>
    public bool AnswersSettings { get; set; } = true;

    /// <summary>Whether PING is answered. Default true.</summary>
    public bool AnswersPing { get; set; } = true;

    /// <summary>Whether received data opens the windows again. Default true.</summary>
    public bool GrantsWindows { get; set; } = true;

    /// <summary>The server's GOAWAY, once it has come.</summary>
    public Http2Frame? GoAway { get; private set; }

    /// <summary>Whether the server has closed the connection.</summary>
    public bool IsClosed { get; private set; }

    public Http2TestStream Stream(int id)
    {
        if (!_streams.TryGetValue(id, out var found)) _streams[id] = found = new Http2TestStream();
        return found;
    }

    /// <summary>Sends the preface and SETTINGS (no dynamic header table for the server, so that blocks decode without state).</summary>
    public Task StartAsync(params (short Id, int Value)[] settings)
    {
        const short headerTableSize = 1;
        byte[] bytes = [.. Preface.Span, .. Settings([(headerTableSize, 0), .. settings]).ToBytes()];
        return SendRawAsync(bytes);
    }

    public static Http2Frame Settings(params (short Id, int Value)[] settings)
    {
        var payload = new byte[settings.Length * 6];
        for (var i = 0; i < settings.Length; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(payload.AsSpan(i * 6), settings[i].Id);
            BinaryPrimitives.WriteInt32BigEndian(payload.AsSpan(i * 6 + 2), settings[i].Value);
        }

        return new Http2Frame(Http2FrameType.Settings, 0, 0, payload);
    }

    public Task SendAsync(Http2Frame frame) => SendRawAsync(frame.ToBytes());

    public Task SendAsync(Http2FrameType type, byte flags, int streamId, params byte[] payload) =>
        SendAsync(new Http2Frame(type, flags, streamId, payload));

    public Task SendHeadersAsync(int streamId, bool endStream, params (string Name, string Value)[] headers) =>
        SendAsync(
            Http2FrameType.Headers,
            (byte)(Http2Frame.EndHeadersFlag | (endStream ? Http2Frame.EndStreamFlag : 0)),
            streamId,
            Hpack.Encode(headers));

    /// <summary>A request with the usual pseudo-headers.</summary>
    public Task SendRequestAsync(
        int streamId, string method, string path, bool endStream, string scheme = "http", string authority = "localhost") =>
        SendHeadersAsync(streamId, endStream, (":method", method), (":scheme", scheme), (":path", path), (":authority", authority));

    public Task SendDataAsync(int streamId, ReadOnlyMemory<byte> data, bool endStream) =>
        SendAsync(new Http2Frame(Http2FrameType.Data, endStream ? Http2Frame.EndStreamFlag : (byte)0, streamId, data));

    public Task ResetAsync(int streamId, Http2Error error) => SendAsync(Http2FrameType.Reset, 0, streamId, 0, 0, 0, (byte)error);

    public async Task SendRawAsync(ReadOnlyMemory<byte> bytes)
    {
        await _sending.WaitAsync();
        try
        {
            await stream.WriteAsync(bytes);
            await stream.FlushAsync();
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Reads frames until one fits. Null: the server closed the connection first.</summary>
    public async Task<Http2Frame?> WaitForAsync(Func<Http2Frame, bool> fits, CancellationToken cancellationToken)
    {
        while (await ReceiveAsync(cancellationToken) is { } frame)
        {
            if (fits(frame)) return frame;
        }

        return null;
    }

    /// <summary>Reads one frame, notes it in its stream and answers it. Null: the server closed the connection.</summary>
    public async Task<Http2Frame?> ReceiveAsync(CancellationToken cancellationToken)
    {
        Http2Frame? frame;
        while ((frame = Http2Frame.TryRead(_buffer.AsSpan(0, _filled))) is null)
        {
            if (_filled == _buffer.Length) throw new InvalidDataException("a frame larger than any allowed");
            var read = await ReadAsync(cancellationToken);
            if (read == 0)
            {
                IsClosed = true;
                return null;
            }

            _filled += read;
        }

        var length = Http2Frame.HeaderLength + frame.Payload.Length;
        Array.Copy(_buffer, length, _buffer, 0, _filled - length);
        _filled -= length;

        if (frame.Type is Http2FrameType.GoAway) GoAway = frame;
        if (frame.StreamId != 0) Stream(frame.StreamId).Note(frame);
        await AnswerAsync(frame);
        return frame;
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        _sending.Dispose();
    }

    private async Task<int> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(_buffer.AsMemory(_filled), cancellationToken);
        }
        catch (IOException)
        {
            return 0; // a reset closes, too
        }
    }

    private async Task AnswerAsync(Http2Frame frame)
    {
        if (frame.IsAck) return;
        try
        {
            if (frame.Type is Http2FrameType.Settings && AnswersSettings) await SendAsync(Http2FrameType.Settings, Http2Frame.AckFlag, 0);
            if (frame.Type is Http2FrameType.Ping && AnswersPing) await SendAsync(frame with { Flags = Http2Frame.AckFlag });
            if (frame.Type is Http2FrameType.Data && GrantsWindows && frame.Payload.Length > 0) await GrantAsync(frame);
        }
        catch (IOException)
        {
            // the server has closed; what it said before is still to be read
        }
    }

    private async Task GrantAsync(Http2Frame data)
    {
        var grant = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(grant, data.Payload.Length);
        await SendAsync(Http2FrameType.WindowUpdate, 0, 0, grant);
        if (!data.EndsStream) await SendAsync(Http2FrameType.WindowUpdate, 0, data.StreamId, grant);
    }
}
