using Antiphon.Audio;
using Antiphon.Speech.Marks;
using Antiphon.Speech.Voices;
using Antiphon.Text.Lexicons;
using Antiphon.Text.Ssml;

namespace Antiphon.Server.Speaking;

/// <summary>A whole text that is to be spoken at once, checked: what a call, a task and the OpenAI door have in common.</summary>
internal sealed record SpeechOrder
{
    /// <summary>Name of the account: the scheduler shares the slots fairly between accounts, whatever keys they use.</summary>
    public required string Account { get; init; }

    /// <summary>The installed voice that speaks.</summary>
    public required Voice Voice { get; init; }

    /// <summary>What the audio becomes.</summary>
    public required AudioFormat Format { get; init; }

    /// <summary>Plain text; exactly one of this and <see cref="Document"/> is there.</summary>
    public string? Text { get; init; }

    /// <summary>A whole document.</summary>
    public SsmlDocument? Document { get; init; }

    /// <summary>How words are read.</summary>
    public LexiconSet Lexicons { get; init; } = LexiconSet.Empty;

    /// <summary>Nobody waits for it now: it takes only the turns that no other speech wants, and is never refused for load.</summary>
    public bool IsBackground { get; init; }

    /// <summary>Where the audio is cut off.</summary>
    public TimeSpan MaxAudio { get; init; } = TimeSpan.MaxValue;

    /// <summary>Is told what happens in the audio; null: nobody asks.</summary>
    public ISpeechMarkOutput? Marks { get; init; }
}
