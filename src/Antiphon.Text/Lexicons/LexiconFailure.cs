namespace Antiphon.Text.Lexicons;

/// <summary>What is wrong with a lexicon (polly.md §1.5).</summary>
public enum LexiconFailure
{
    /// <summary>Not well-formed, a DTD, or no lexicon.</summary>
    Invalid,

    /// <summary>An alphabet other than <c>ipa</c> and <c>x-sampa</c>.</summary>
    UnsupportedAlphabet,

    /// <summary>A language that no voice speaks.</summary>
    UnsupportedLanguage,

    /// <summary>More characters than allowed.</summary>
    TooLarge,

    /// <summary>An alias or a phoneme with more characters than allowed.</summary>
    LexemeTooLong,
}
