using Antiphon.Audio;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Marks;
using Antiphon.Speech.Voices;
using Antiphon.Text.Lexicons;

namespace Antiphon.Speech.Sessions;

/// <summary>What one <see cref="SpeechSession"/> speaks with and for.</summary>
public sealed record SpeechSessionSetup
{
    /// <summary>Speaks the pieces.</summary>
    public required ISynthesizer Engine { get; init; }

    /// <summary>One of the engine's voices.</summary>
    public required Voice Voice { get; init; }

    /// <summary>What the client asked for.</summary>
    public required AudioFormat Format { get; init; }

    /// <summary>Receives the encoded audio.</summary>
    public required ISpeechOutput Output { get; init; }

    /// <summary>Bounds.</summary>
    public SpeechSessionOptions Options { get; init; } = new();

    /// <summary>The session's steps in a scheduler; the caller disposes it. Null: each step runs at once, where the session runs.</summary>
    public SpeechSteps? Steps { get; init; }

    /// <summary>How the client's words are read.</summary>
    public LexiconSet Lexicons { get; init; } = LexiconSet.Empty;

    /// <summary>Receives the speech marks of one text or one document; null: no marks are made.</summary>
    public ISpeechMarkOutput? Marks { get; init; }

    /// <summary>Finds voices for stretches of other languages; null: <see cref="Voice"/> reads them as its own.</summary>
    public VoiceCatalog? Voices { get; init; }

    /// <summary>
    /// Audio that the client has besides the session's. Default: none, as for a client that waits. Hours, for a
    /// task, whose client does not wait.
    /// </summary>
    public TimeSpan Buffered { get; init; }
}
