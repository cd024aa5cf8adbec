using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Antiphon.Client.Synthesis;
using Antiphon.Wire.EventStreams;

namespace Antiphon.Client.Tests.Synthesis;

/// <summary>Whatever a server answers, the reader of the audio gets a <see cref="SynthesisStreamException"/>, and soon.</summary>
public sealed class RefusedAnswerTests
{
    private static readonly SynthesisStreamOptions Options = new()
    {
        Endpoint = new Uri("http://127.0.0.1:1"),
        AccessKeyId = "AKID",
        SecretAccessKey = "secret",
        Region = "us-east-1",
    };

    [Fact]
    public async Task Refusal_OfTheService_KeepsItsCodeMessageAndStatus()
    {
        var error = await ErrorOfAsync(Refusal(Encoding.UTF8.GetBytes("{\"message\":\"Slow down.\",\"quotaCode\":\"streams\"}")));

        (error.Code, error.StatusCode, error.QuotaCode).ShouldBe(("ThrottlingException", 429, "streams"));
        error.Message.ShouldContain("Slow down.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("[]")]
    [InlineData("{\"message\":7}")]
    [InlineData("{\"message\":\"\\ud800\"}")]
    public async Task Refusal_InAnotherForm_KeepsItsCodeAndStatus(string body)
    {
        var error = await ErrorOfAsync(Refusal(Encoding.UTF8.GetBytes(body)));

        (error.Code, error.StatusCode).ShouldBe(("ThrottlingException", 429));
    }

    [Fact]
    public async Task Refusal_WhoseBodyNeverEnds_IsReadToABound()
    {
        var body = new EndlessBody();

        var error = await ErrorOfAsync(new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StreamContent(body) });

        error.StatusCode.ShouldBe(502);
        body.BytesRead.ShouldBeLessThanOrEqualTo(64 * 1024);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"RequestCharacters\":\"5\"}")]
    [InlineData("{\"RequestCharacters\":5.5}")]
    [InlineData("{\"RequestCharacters\":99999999999999999999}")]
    public async Task StreamClosedEvent_ThatCountsNothing_IsAMalformedAnswer(string json)
    {
        var error = await ErrorOfAsync(Answer(":event-type", "StreamClosedEvent", json));

        error.Code.ShouldBe(SynthesisStreamException.MalformedAnswer);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("{\"message\":{}}")]
    public async Task ExceptionEvent_InAnotherForm_KeepsItsCode(string json) =>
        (await ErrorOfAsync(Answer(":exception-type", "ServiceFailureException", json))).Code.ShouldBe("ServiceFailureException");

    private static async Task<SynthesisStreamException> ErrorOfAsync(HttpResponseMessage answer)
    {
        using var http = new HttpMessageInvoker(new AnsweringHandler(answer));
        await using var stream = SynthesisStream.Open(Options, http);
        return await Should.ThrowAsync<SynthesisStreamException>(async () =>
        {
            await foreach (var audio in stream.ReadAudioAsync()) audio.IsEmpty.ShouldBeFalse();
        });
    }

    private static HttpResponseMessage Refusal(byte[] body)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new ByteArrayContent(body) };
        answer.Headers.Add("x-amzn-errortype", "ThrottlingException:http://internal.amazon.com/");
        return answer;
    }

    private static HttpResponseMessage Answer(string header, string name, string json)
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        EventStreamEncoder.Write(output, EventStreamHeaderBlock.OfStrings((header, name)), Encoding.UTF8.GetBytes(json));
        var content = new ByteArrayContent(output.WrittenSpan.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.amazon.eventstream");
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }

    private sealed class AnsweringHandler(HttpResponseMessage answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer);
    }

    private sealed class EndlessBody : Stream
    {
        public long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            // A test of the unbounded reader must end too.
            if (BytesRead > 16 * 1024 * 1024) throw new InvalidOperationException("The body is read without bound.");
            BytesRead += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
