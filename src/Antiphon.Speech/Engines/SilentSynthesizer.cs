using Antiphon.Speech.Scheduling;
using Antiphon.Speech.Voices;

namespace Antiphon.Speech.Engines;

/// <summary>Says everything with silence, at once: for tests of what is around an engine, and for measuring it.</summary>
public sealed class SilentSynthesizer : ISynthesizer
{
    private readonly PacedSpeech _speech;

    /// <param name="options">Null for the defaults.</param>
    public SilentSynthesizer(TestVoiceOptions? options = null)
    {
        options ??= new TestVoiceOptions();
        options.Validate();
        _speech = new PacedSpeech(Name, options, static (_, _, _, samples) => samples.Clear());
        Voices = [_speech.Voice];
    }

    /// <inheritdoc/>
    public string Name => "silent";

    /// <inheritdoc/>
    public IReadOnlyList<Voice> Voices { get; }

    /// <inheritdoc/>
    public EngineAbilities Abilities => EngineAbilities.AnyLanguage;

    /// <inheritdoc/>
    public StepKind StepKind => new(Name, StepPlace.Inline);

    /// <inheritdoc/>
    public IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken) =>
        _speech.SpeakAsync(request, cancellationToken);
}
