namespace Antiphon.Text.Lexicons;

/// <summary>How one spelling is read. Either <paramref name="Alias"/> or <paramref name="Ipa"/> is set.</summary>
/// <param name="Grapheme">The spelling: matched exactly, case included, and only as whole words.</param>
/// <param name="Alias">Words that are read in its place.</param>
/// <param name="Ipa">Its sounds, in the International Phonetic Alphabet.</param>
public sealed record Lexeme(string Grapheme, string? Alias, string? Ipa);
