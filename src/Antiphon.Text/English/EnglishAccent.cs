namespace Antiphon.Text.English;

/// <summary>Whose English: which lexicon and which rules of inflection.</summary>
public enum EnglishAccent
{
    /// <summary>General American.</summary>
    American,

    /// <summary>Southern British.</summary>
    British,
}
