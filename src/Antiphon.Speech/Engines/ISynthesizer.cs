using Antiphon.Speech.Voices;

namespace Antiphon.Speech.Engines;

/// <summary>An engine that turns text into speech.</summary>
public interface ISynthesizer : IEngine
{
    /// <summary>The voices that can speak now. Empty when something the engine needs is missing.</summary>
    IReadOnlyList<Voice> Voices { get; }

    /// <summary>What of a request it honours beside text, rate and pitch. Does not change.</summary>
    EngineAbilities Abilities => EngineAbilities.None;

    /// <summary>Speaks one piece of text. Audio comes in small chunks as it is made; the first one as early as the engine can.</summary>
    /// <param name="request">What to say and with which of <see cref="Voices"/>.</param>
    /// <param name="cancellationToken">Stops the engine's work at once.</param>
    /// <returns>Chunks at the voice's own rate. A chunk's memory is the engine's: valid until the next one is asked for.</returns>
    /// <exception cref="EngineException">The engine failed; nothing more comes.</exception>
    IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken);
}
