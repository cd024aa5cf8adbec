using Antiphon.Text.English.Stress;

namespace Antiphon.Text.English.Words;

/// <summary>How a word stands in its sentence.</summary>
/// <param name="Tag">Its Penn tag; null for a word that only the rules made, as those of a number.</param>
/// <param name="Stress">Change of stress that its capitals ask for, see <see cref="StressMarks"/>; null for none.</param>
/// <param name="Context">What follows; null for a word that only the rules made.</param>
internal readonly record struct WordLookup(string? Tag, double? Stress, FollowingSound? Context)
{
    /// <summary>A word that stands alone, as those of a number.</summary>
    public static WordLookup Alone => default;

    /// <summary>Whether a pause follows, for words that are strong before one.</summary>
    public bool BeforePause => Context is { Next: NextSound.None };

    public NextSound Next => Context?.Next ?? NextSound.None;

    public bool IsNoun => Tag is ['N', 'N', ..];
}
