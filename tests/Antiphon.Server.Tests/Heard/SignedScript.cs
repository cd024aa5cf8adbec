using System.Buffers;
using System.Text;
using Antiphon.Aws.EventStreams;
using Antiphon.Aws.PollyApi;
using Antiphon.Wire.Signatures;

namespace Antiphon.Server.Tests.Heard;

/// <summary>Signed events as bytes, one after the other, which a test may then spoil.</summary>
internal sealed class SignedScript(EventSigner signer, DateTimeOffset now)
{
    public List<byte[]> Envelopes { get; } = [];

    public SignedScript Say(string text, bool flush = false) => Add(new TextEvent(text, IsSsml: false, flush));

    public SignedScript Ssml(string document) => Add(new TextEvent(document, IsSsml: true, Force: false));

    public SignedScript Close() => Add(CloseStreamEvent.Instance);

    /// <summary>An event whose payload is text, which need not be JSON.</summary>
    public SignedScript Event(string type, string payload) => Event(type, Encoding.UTF8.GetBytes(payload));

    public SignedScript Event(string type, byte[] payload) => Sign(EventHeaderBlock.ForEvent(type, "application/json"), payload);

    private SignedScript Add(SynthesisInputEvent input)
    {
        var payload = new ArrayBufferWriter<byte>();
        SynthesisInputEventWriter.WritePayload(input, payload);
        return Sign(SynthesisInputEventWriter.Headers(input), payload.WrittenSpan);
    }

    private SignedScript Sign(ReadOnlySpan<byte> headers, ReadOnlySpan<byte> payload)
    {
        var envelope = new ArrayBufferWriter<byte>();
        signer.Sign(envelope, headers, payload, now);
        Envelopes.Add(envelope.WrittenSpan.ToArray());
        return this;
    }
}
