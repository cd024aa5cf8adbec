using System.Buffers;
using System.Net;
using Antiphon.Aws.EventStreams;
using Antiphon.Wire.EventStreams;
using Antiphon.Wire.Signatures;

namespace Antiphon.Bench.Streams;

/// <summary>
/// One duplex HTTP/2 request without anything around it: bytes are written and read as they are. The client of both sides.
/// </summary>
internal sealed class BenchStream : IAsyncDisposable
{
    public const string AccessKeyId = "AKIDBENCH";
    public const int FrameLength = 320;
    private static readonly byte[] TextHeaders = EventHeaderBlock.ForEvent("TextEvent", "application/json");

    private readonly OpenContent _content;
    private readonly HttpResponseMessage _response;
    private readonly EventSigner? _signer;
    private readonly Stream _output;
    private readonly Stream _input;
    private readonly byte[] _answer = new byte[64 * 1024];
    private readonly int _answerLength;

    private BenchStream(
        OpenContent content, HttpResponseMessage response, Stream output, Stream input, EventSigner? signer, int answerLength)
    {
        (_content, _response, _output, _input, _signer, _answerLength) = (content, response, output, input, signer, answerLength);
    }

    /// <summary>Bytes of the answer to one event: an AudioEvent around 320 bytes.</summary>
    public static int AnswerLength { get; } = EventStreamEncoder.FramingLength
        + EventHeaderBlock.ForEvent("AudioEvent", "application/octet-stream").Length + 320;

    public static Task<BenchStream> OpenEchoAsync(HttpMessageInvoker http, int port)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{port}/echo?in={FrameLength}&out={AnswerLength}");
        return OpenAsync(http, request, signer: null);
    }

    public static Task<BenchStream> OpenSpeechAsync(HttpMessageInvoker http, int port)
    {
        var authority = $"127.0.0.1:{port}";
        var signable = SigV4Request.ForTarget("POST", "/v1/synthesisStream", authority) with
        {
            Headers =
            [
                new("host", authority), new("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-EVENTS"),
                new("x-amzn-engine", "generative"), new("x-amzn-outputformat", "pcm"),
                new("x-amzn-samplerate", "16000"), new("x-amzn-voiceid", "Joanna"),
            ],
        };
        var signed = SigV4Signer.Sign(
            signable,
            new SigV4Credentials(AccessKeyId, SignedEvents.Secret),
            new SigV4Service(SignedEvents.Region, SignedEvents.Service),
            DateTimeOffset.UtcNow);
        var request = new HttpRequestMessage(HttpMethod.Post, $"http://{authority}/v1/synthesisStream");
        foreach (var header in signable.Headers.Skip(1).Concat(signed.Headers))
        {
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        return OpenAsync(http, request, new EventSigner(SignedEvents.Secret, SignedEvents.Region, SignedEvents.Service, signed.Signature));
    }

    /// <summary>Frames to send, made before anything is measured: signed in their order where the stream is signed.</summary>
    public byte[] Prepare(int frames)
    {
        if (_signer is null) return new byte[frames * FrameLength];
        var output = new ArrayBufferWriter<byte>(frames * FrameLength);
        for (var i = 0; i < frames; i++) _signer.Sign(output, TextHeaders, Payload(), DateTimeOffset.UtcNow);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Sends one frame and reads its whole answer.</summary>
    public async Task ExchangeAsync(ReadOnlyMemory<byte> frame)
    {
        await _output.WriteAsync(frame);
        await _output.FlushAsync();
        await _input.ReadExactlyAsync(_answer.AsMemory(0, _answerLength));
    }

    public async ValueTask DisposeAsync()
    {
        _content.End();
        _response.Dispose();
        _content.Dispose();
        _signer?.Dispose();
        await Task.CompletedTask;
    }

    private static async Task<BenchStream> OpenAsync(HttpMessageInvoker http, HttpRequestMessage request, EventSigner? signer)
    {
        var content = new OpenContent();
        content.Headers.ContentType = new("application/vnd.amazon.eventstream");
        (request.Content, request.Version, request.VersionPolicy) = (content, HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
        var response = await http.SendAsync(request, CancellationToken.None);
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException(await response.Content.ReadAsStringAsync());
        return new BenchStream(content, response, await content.Body, await response.Content.ReadAsStreamAsync(), signer, AnswerLength);
    }

    // A forced TextEvent whose signed frame is 320 bytes long.
    private static byte[] Payload()
    {
        const string Frame = """{"Text":"","FlushStreamConfiguration":{"Force":true}}""";
        var room = FrameLength - EventSigner.EnvelopeLength - EventStreamEncoder.FramingLength - TextHeaders.Length - Frame.Length;
        return System.Text.Encoding.ASCII.GetBytes(Frame.Insert(9, string.Concat(Enumerable.Repeat("word ", 40))[..(room - 1)] + "."));
    }

    private sealed class OpenContent : HttpContent
    {
        private readonly TaskCompletionSource<Stream> _body = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Stream> Body => _body.Task;

        public void End() => _end.TrySetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.FlushAsync();
            _body.SetResult(stream);
            await _end.Task;
        }

        protected override bool TryComputeLength(out long length) => (length = 0) != 0;
    }
}
