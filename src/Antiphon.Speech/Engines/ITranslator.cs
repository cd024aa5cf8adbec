namespace Antiphon.Speech.Engines;

/// <summary>An engine that turns text of one language into text of another.</summary>
public interface ITranslator : IEngine
{
    /// <summary>Whether it translates between two languages now.</summary>
    /// <param name="source">BCP 47 tag of the text.</param>
    /// <param name="target">BCP 47 tag of the translation.</param>
    bool Translates(string source, string target);

    /// <summary>Translates one text. Words come as they are certain.</summary>
    /// <param name="request">What to translate.</param>
    /// <param name="cancellationToken">Stops the engine's work between two words.</param>
    /// <returns>The translation in parts that are joined as they are. Each element is one step of work.</returns>
    /// <exception cref="EngineException">The engine failed; nothing more comes.</exception>
    IAsyncEnumerable<string> TranslateAsync(TranslationRequest request, CancellationToken cancellationToken);
}
