using Antiphon.Audio;
using Antiphon.Speech.Voices;
using Antiphon.Text.Lexicons;

namespace Antiphon.Server.Speaking;

/// <summary>What a session is opened for, checked by its door.</summary>
internal sealed record SessionRequest
{
    /// <summary>Name of the account: the scheduler shares the slots fairly between accounts, whatever keys they use.</summary>
    public required string Account { get; init; }

    /// <summary>The installed voice that speaks.</summary>
    public required Voice Voice { get; init; }

    /// <summary>What the audio becomes.</summary>
    public required AudioFormat Format { get; init; }

    /// <summary>How words are read.</summary>
    public LexiconSet Lexicons { get; init; } = LexiconSet.Empty;

    /// <summary>The audio ends here, whatever text is left. Null: the server's own bound.</summary>
    public TimeSpan? MaxAudio { get; init; }
}
