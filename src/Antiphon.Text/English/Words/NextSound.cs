namespace Antiphon.Text.English.Words;

/// <summary>How what follows a word begins.</summary>
internal enum NextSound
{
    /// <summary>Nothing follows, or a pause.</summary>
    None,
    Consonant,
    Vowel,
}
