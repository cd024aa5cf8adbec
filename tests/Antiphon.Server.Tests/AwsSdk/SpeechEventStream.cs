using System.Text.Json;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.EventStreams.Internal;

namespace Antiphon.Server.Tests.AwsSdk;

/// <summary>The answer's events, decoded by AWSSDK.Core. Exceptions come from enumeration.</summary>
internal sealed class SpeechEventStream(Stream stream) : EnumerableEventOutputStream<IEventStreamEvent, SpeechStreamException>(stream)
{
    private static readonly string[] Modelled =
        ["ValidationException", "ServiceQuotaExceededException", "ServiceFailureException", "ThrottlingException"];

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
