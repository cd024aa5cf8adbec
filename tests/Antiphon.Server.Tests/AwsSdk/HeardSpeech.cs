using Amazon.Runtime.EventStreams;

namespace Antiphon.Server.Tests.AwsSdk;

/// <summary>Everything one stream answered.</summary>
internal sealed class HeardSpeech
{
    private readonly List<byte> _audio = [];
    private readonly List<long> _closed = [];

    public byte[] Audio => [.. _audio];

    public int AudioEvents { get; private set; }

    /// <summary>RequestCharacters of the StreamClosedEvents: exactly one in a complete stream.</summary>
    public IReadOnlyList<long> Closed => _closed;

    /// <summary>The modelled exception that ended the stream; null where it ended well.</summary>
    public SpeechStreamException? Error { get; private set; }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="onAudio">Called for every AudioEvent.</param>
    public static async Task<HeardSpeech> ReadAsync(SpeechSynthesisResponse response, Action? onAudio = null)
    {
        var heard = new HeardSpeech();
        try
        {
            await foreach (var one in response.EventStream) heard.Note(one, onAudio);
        }
        catch (SpeechStreamException error)
        {
            heard.Error = Innermost(error);
        }

        return heard;
    }

    private void Note(IEventStreamEvent one, Action? onAudio)
    {
        if (one is StreamClosedEvent closed) _closed.Add(closed.RequestCharacters);
        if (one is not AudioEvent audio) return;
        AudioEvents++;
        _audio.AddRange(audio.AudioChunk);
        onAudio?.Invoke();
    }

    // The pipeline wraps what the exception map made.
    private static SpeechStreamException Innermost(SpeechStreamException error) =>
        error.InnerException is SpeechStreamException inner ? Innermost(inner) : error;
}
