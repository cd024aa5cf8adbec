using Antiphon.Text.English.Words;

namespace Antiphon.Text.English.Reading;

/// <summary>Where a word stands in its text.</summary>
/// <param name="Tag">Its Penn tag.</param>
/// <param name="Context">What follows.</param>
/// <param name="Currency">Sign of the currency that the word is an amount of, or null.</param>
/// <param name="First">It opens its group of joined tokens.</param>
internal readonly record struct WordOccurrence(string Tag, FollowingSound Context, string? Currency, bool First);
