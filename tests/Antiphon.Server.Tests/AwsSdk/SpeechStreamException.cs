using System.Text.Json;
using Amazon.Runtime.EventStreams.Internal;

namespace Antiphon.Server.Tests.AwsSdk;

/// <summary>A modelled exception of the stream, or what AWSSDK.Core wraps in its place.</summary>
internal sealed class SpeechStreamException : EventStreamException
{
    public SpeechStreamException()
    {
    }

    public SpeechStreamException(string message)
        : base(message)
    {
    }

    public SpeechStreamException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The modelled name; null where the pipeline itself failed.</summary>
    public string? ErrorCode { get; private init; }

    public JsonElement Members { get; private init; }

    public string? Member(string name) => Members.TryGetProperty(name, out var value) ? value.GetString() : null;

    public static SpeechStreamException Read(string name, byte[] payload)
    {
        var members = JsonDocument.Parse(payload).RootElement.Clone();
        return new SpeechStreamException(members.GetProperty("message").GetString()!) { ErrorCode = name, Members = members };
    }
}
