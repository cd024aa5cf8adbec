using System.Buffers;
using System.Text;
using Antiphon.Aws.EventStreams;
using Antiphon.Aws.PollyApi;
using Antiphon.Wire.EventStreams;

namespace Antiphon.Aws.Tests.PollyApi;

public sealed class SynthesisInputEventTests
{
    [Theory]
    [InlineData("""{"Text":"hi"}""", "hi", false, false)]
    [InlineData("""{"Text":""}""", "", false, false)]
    [InlineData("""{"FlushStreamConfiguration":{"Force":true},"Text":"hi","TextType":"text"}""", "hi", false, true)]
    [InlineData("""{"Text":"hi","FlushStreamConfiguration":{}}""", "hi", false, false)]
    [InlineData("""{"Text":"hi","FlushStreamConfiguration":{"Force":false}}""", "hi", false, false)]
    [InlineData("""{"Text":"hi","FlushStreamConfiguration":null,"TextType":null}""", "hi", false, false)]
    [InlineData("""{"Text":"<speak>x</speak>","TextType":"ssml"}""", "<speak>x</speak>", true, false)]
    [InlineData("""{"Text": "w\u00f6rld \ud83d\ude00"}""", "wörld 😀", false, false)]
    [InlineData("""{"New":{"deep":[1,{"Text":"no"}]},"Text":"yes"}""", "yes", false, false)]
    public void Read_TextEventOfSomeSdk_GivesItsMeaning(string json, string text, bool isSsml, bool force) =>
        Read("TextEvent", Encoding.UTF8.GetBytes(json)).ShouldBe(new TextEvent(text, isSsml, force));

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    public void Read_CloseStreamEvent_NeedsNoPayload(string json) =>
        Read("CloseStreamEvent", Encoding.UTF8.GetBytes(json)).ShouldBeOfType<CloseStreamEvent>();

    [Theory]
    [InlineData("TextEvent", "")]
    [InlineData("TextEvent", "{}")]
    [InlineData("TextEvent", "[]")]
    [InlineData("TextEvent", "{\"Text\":1}")]
    [InlineData("TextEvent", "{\"Text\":null}")]
    [InlineData("TextEvent", "{\"Text\":\"a\"} x")]
    [InlineData("TextEvent", "{\"Text\":\"a\"")]
    [InlineData("TextEvent", "{\"Text\":\"a\",\"TextType\":\"html\"}")]
    [InlineData("TextEvent", "{\"Text\":\"a\",\"FlushStreamConfiguration\":{\"Force\":\"yes\"}}")]
    [InlineData("TextEvent", "{\"Text\":\"\\ud800\"}")]
    [InlineData("NewEvent", "{}")]
    public void Read_WrongEvent_IsRefused(string type, string json) =>
        Should.Throw<InvalidEventException>(() => Read(type, Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Read_InvalidUtf8_IsRefused() =>
        Should.Throw<InvalidEventException>(() => Read("TextEvent", [.. "{\"Text\":\"a"u8, 0xC3, 0x28, .. "\"}"u8]));

    [Fact]
    public void Read_UnknownType_IsNamedAndAbbreviated() =>
        Should.Throw<InvalidEventException>(() => Read(new string('x', 200), [])).Message.ShouldContain(new string('x', 64) + "…");

    [Fact]
    public void WritePayload_EveryTextEvent_ReadsBackTheSame()
    {
        TextEvent[] events =
        [
            new("", false, false), new("a \"b\" \\ \n é 😀 </speak>", true, true), new(new string('あ', 6000), false, true),
        ];
        foreach (var input in events)
        {
            var payload = new ArrayBufferWriter<byte>();
            SynthesisInputEventWriter.WritePayload(input, payload);
            Read("TextEvent", payload.WrittenSpan).ShouldBe(input);
        }
    }

    private static SynthesisInputEvent Read(string type, ReadOnlySpan<byte> payload)
    {
        var output = new ArrayBufferWriter<byte>();
        EventStreamEncoder.Write(output, EventHeaderBlock.ForEvent(type, "application/json"), payload);
        var sequence = new ReadOnlySequence<byte>(output.WrittenMemory);
        EventStreamDecoder.TryRead(ref sequence, new EventStreamLimits(), out var message).ShouldBeTrue();
        return SynthesisInputEventReader.Read(message);
    }
}
