namespace Antiphon.Speech.Engines;

/// <summary>Turns text into the sounds it stands for. Safe for concurrent use.</summary>
public interface IPhonemizer
{
    /// <summary>Whether <see cref="PhonemesAsync"/> knows the language now.</summary>
    /// <param name="language">BCP 47 tag.</param>
    bool Knows(string language);

    /// <summary>Writes <paramref name="text"/> in IPA. The punctuation between clauses is kept, a space follows it.</summary>
    /// <param name="text">Plain text without markup.</param>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="cancellationToken">Gives up waiting for a worker.</param>
    /// <exception cref="EngineException">The language is not known or the engine failed.</exception>
    Task<string> PhonemesAsync(string text, string language, CancellationToken cancellationToken);
}
