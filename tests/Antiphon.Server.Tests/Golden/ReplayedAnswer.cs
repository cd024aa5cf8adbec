using System.Buffers.Binary;
using Amazon.Runtime.EventStreams;
using Antiphon.Testing.Http2;

namespace Antiphon.Server.Tests.Golden;

/// <summary>What the server answered to a replayed recording.</summary>
/// <param name="Status">HTTP status; null where no headers came.</param>
/// <param name="Body">Everything of the body.</param>
/// <param name="Ended">Whether the body ended as HTTP ends one.</param>
internal sealed record ReplayedAnswer(string? Status, byte[] Body, bool Ended)
{
    public string? ContentType { get; init; }

    /// <summary>The code of an RST_STREAM.</summary>
    public Http2Error? Reset { get; init; }

    /// <summary>The code of a GOAWAY.</summary>
    public Http2Error? GoAway { get; init; }

    /// <summary>The messages of the body, checked and decoded by AWSSDK.Core: not one byte may be left over.</summary>
    public IReadOnlyList<AnswerMessage> ReadMessages()
    {
        var messages = new List<AnswerMessage>();
        for (var at = 0; at < Body.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(Body.AsSpan(at));
            length.ShouldBeInRange(16, Body.Length - at, "a whole message");

            // Its length argument is an end index: the message must begin at 0 (sdk-compatibility.md §9).
            messages.Add(AnswerMessage.From(EventStreamMessage.FromBuffer(Body[at..(at + length)], 0, length)));
            at += length;
        }

        return messages;
    }

    /// <summary>The audio of all of its AudioEvents.</summary>
    public byte[] ReadAudio() => [.. ReadMessages().Where(m => m.Type == "AudioEvent").SelectMany(m => m.Payload)];
}

/// <summary>One decoded message. Rust fails on any event without a content type, so it is read as required.</summary>
internal sealed record AnswerMessage(string MessageType, string Type, string ContentType, byte[] Payload)
{
    public static AnswerMessage From(EventStreamMessage message)
    {
        var headers = message.Headers;
        headers.Count.ShouldBe(3);
        var kind = headers[":message-type"].AsString();
        return new(kind, headers[kind == "exception" ? ":exception-type" : ":event-type"].AsString(), headers[":content-type"].AsString(), message.Payload);
    }
}
