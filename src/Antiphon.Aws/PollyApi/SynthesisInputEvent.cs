namespace Antiphon.Aws.PollyApi;

/// <summary>What a client can send into a synthesis stream (union StartSpeechSynthesisStreamActionStream of polly-model.json).</summary>
public abstract record SynthesisInputEvent;

/// <summary>More text, which is appended to what came before by plain concatenation.</summary>
/// <param name="Text">May be empty: then it only keeps the stream open.</param>
/// <param name="IsSsml">Whether <paramref name="Text"/> is one whole SSML document.</param>
/// <param name="Force">Whether to speak everything buffered now, boundary or not.</param>
public sealed record TextEvent(string Text, bool IsSsml, bool Force) : SynthesisInputEvent;

/// <summary>No more text comes: speak the rest, then say that the stream is closed.</summary>
public sealed record CloseStreamEvent : SynthesisInputEvent
{
    /// <summary>The event carries nothing, so one serves all.</summary>
    public static readonly CloseStreamEvent Instance = new();
}
