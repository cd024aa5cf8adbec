using System.Text.Json;
using System.Threading.Channels;
using Amazon.Runtime.EventStreams;

namespace Antiphon.Server.Tests.AwsSdk;

/// <summary>What a test says, event by event, as AWSSDK.Core pulls it. After <see cref="End"/> the SDK sends nothing more, not even END_STREAM.</summary>
internal sealed class SpokenWords : EventStreamPublisher
{
    private readonly Channel<IEventStreamMessage> _events = Channel.CreateBounded<IEventStreamMessage>(10_000);

    public SpokenWords Say(string text, bool? flush = null, bool ssml = false)
    {
        var members = new Dictionary<string, object> { ["Text"] = text };
        if (ssml) members["TextType"] = "ssml";
        if (flush is { } force) members["FlushStreamConfiguration"] = new Dictionary<string, bool> { ["Force"] = force };
        return Add("TextEvent", JsonSerializer.SerializeToUtf8Bytes(members));
    }

    public SpokenWords Close() => Add("CloseStreamEvent", "{}"u8.ToArray());

    /// <summary>An event that the service does not know.</summary>
    public SpokenWords Add(string eventType, byte[] payload)
    {
        _events.Writer.TryWrite(CreateEventStreamMessage(eventType, "application/json", [], payload)).ShouldBeTrue();
        return this;
    }

    public SpokenWords End()
    {
        _events.Writer.Complete();
        return this;
    }

    public override async Task<IEventStreamMessage> NextEventAsync() =>
        await _events.Reader.WaitToReadAsync() && _events.Reader.TryRead(out var next) ? next : null!;
}
