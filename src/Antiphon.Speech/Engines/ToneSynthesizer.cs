using Antiphon.Speech.Scheduling;
using Antiphon.Speech.Voices;

namespace Antiphon.Speech.Engines;

/// <summary>
/// Says each word with a short tone that begins and ends at zero: sound that a test can count, equal for equal text, whatever the
/// chunks. <see cref="SpeechRequest.Pitch"/> moves the tone, <see cref="SpeechRequest.Rate"/> shortens it.
/// </summary>
public sealed class ToneSynthesizer : ISynthesizer
{
    private const double BaseFrequency = 440;
    private const double Amplitude = 8_000;

    private readonly PacedSpeech _speech;
    private readonly int _sampleRate;

    /// <param name="options">Null for the defaults.</param>
    public ToneSynthesizer(TestVoiceOptions? options = null)
    {
        options ??= new TestVoiceOptions();
        options.Validate();
        _sampleRate = options.SampleRate;
        _speech = new PacedSpeech(Name, options, Sound);
        Voices = [_speech.Voice];
    }

    /// <inheritdoc/>
    public string Name => "tone";

    /// <inheritdoc/>
    public IReadOnlyList<Voice> Voices { get; }

    /// <inheritdoc/>
    public EngineAbilities Abilities => EngineAbilities.AnyLanguage;

    /// <inheritdoc/>
    public StepKind StepKind => new(Name, StepPlace.Inline);

    /// <inheritdoc/>
    public IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken) =>
        _speech.SpeakAsync(request, cancellationToken);

    // A half-sine over each word fades both edges; the last sample of a word is zero as its first one is.
    private void Sound(SpeechRequest request, int samplesPerWord, long offset, Span<short> samples)
    {
        var step = 2 * Math.PI * BaseFrequency * Math.Clamp(request.Pitch, 0.5, 2) / _sampleRate;
        for (var n = 0; n < samples.Length; n++)
        {
            var inWord = (offset + n) % samplesPerWord;
            var edge = Math.Sin(Math.PI * inWord / Math.Max(1, samplesPerWord - 1));
            samples[n] = (short)(Amplitude * edge * Math.Sin(step * inWord));
        }
    }
}
