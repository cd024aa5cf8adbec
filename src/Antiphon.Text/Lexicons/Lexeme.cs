namespace Antiphon.Text.Lexicons;

/// <summary>How one spelling is read. Exactly one of <paramref name="Alias"/> and <paramref name="Ipa"/> is there.</summary>
/// <param name="Grapheme">The spelling: compared as it stands, case included, and only as whole words.</param>
/// <param name="Alias">What is read instead.</param>
/// <param name="Ipa">How it sounds, in the International Phonetic Alphabet.</param>
public sealed record Lexeme(string Grapheme, string? Alias, string? Ipa);
