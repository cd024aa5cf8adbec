namespace Antiphon.Speech.Engines;

/// <summary>An engine that turns speech into text.</summary>
public interface IRecognizer : IEngine
{
    /// <summary>BCP 47 tags of the languages that it recognizes now. Empty when something the engine needs is missing.</summary>
    IReadOnlyList<string> Languages { get; }

    /// <summary>Samples a second of the audio that it takes. Does not change.</summary>
    int SampleRate { get; }

    /// <summary>Recognizes the speech of a recording of any length.</summary>
    /// <param name="request">What to listen to.</param>
    /// <param name="cancellationToken">Stops the engine's work within milliseconds.</param>
    /// <returns>Text in the order of the audio. Each element is one step of work, which begins when the element is asked for.</returns>
    /// <exception cref="EngineException">The engine failed; nothing more comes.</exception>
    IAsyncEnumerable<RecognizedText> RecognizeAsync(RecognitionRequest request, CancellationToken cancellationToken);
}
