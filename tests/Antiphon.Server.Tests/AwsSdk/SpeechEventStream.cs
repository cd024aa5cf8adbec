using System.Text.Json;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.EventStreams.Internal;

namespace Antiphon.Server.Tests.AwsSdk;

/// <summary>The answer's events, decoded by AWSSDK.Core. Exceptions come from enumeration; events read in the same piece before one are lost, as in every service of this SDK.</summary>
internal sealed class SpeechEventStream : EnumerableEventOutputStream<IEventStreamEvent, SpeechStreamException>
{
    private static readonly string[] Modelled =
        ["ValidationException", "ServiceQuotaExceededException", "ServiceFailureException", "ThrottlingException"];

    public SpeechEventStream(Stream stream)
        : base(stream)
    {
        Decoder.MessageReceived += (_, args) =>
            EventReceived?.Invoke(this, new EventStreamEventReceivedArgs<IEventStreamEvent>(ConvertMessageToEvent(args.Message)));
    }

    // The enumerator listens to it, and only the class that declares an event can raise it.
    public override event EventHandler<EventStreamEventReceivedArgs<IEventStreamEvent>>? EventReceived;

    protected override IDictionary<string, Func<IEventStreamMessage, IEventStreamEvent>> EventMapping { get; } =
        new Dictionary<string, Func<IEventStreamMessage, IEventStreamEvent>>(StringComparer.OrdinalIgnoreCase)
        {
            ["Initial-Response"] = message => new InitialResponseEvent(message),
            ["AudioEvent"] = message => new AudioEvent(message.Payload),
            ["StreamClosedEvent"] = message => new StreamClosedEvent(JsonDocument.Parse(message.Payload).RootElement.GetProperty("RequestCharacters").GetInt64()),
        };

    protected override IDictionary<string, Func<IEventStreamMessage, SpeechStreamException>> ExceptionMapping { get; } =
        Modelled.ToDictionary(
            name => name,
            name => (Func<IEventStreamMessage, SpeechStreamException>)(message => SpeechStreamException.Read(name, message.Payload)),
            StringComparer.OrdinalIgnoreCase);

    protected override bool IsProcessing { get; set; }
}

/// <summary>A piece of the audio.</summary>
internal sealed record AudioEvent(byte[] AudioChunk) : IEventStreamEvent;

/// <summary>The only proof of completeness.</summary>
internal sealed record StreamClosedEvent(long RequestCharacters) : IEventStreamEvent;
