namespace Antiphon.Text.English;

/// <summary>Guesses how words sound that no lexicon has. One instance speaks one accent. Safe for concurrent use.</summary>
public interface IUnknownWords
{
    /// <summary>The phonemes of one word, or null if nothing in it can be read.</summary>
    /// <param name="word">Letters as written; anything else is ignored.</param>
    string? Pronounce(string word);
}
