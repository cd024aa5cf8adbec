using Antiphon.Engines.Onnx.Hibari.Waveform;
using Antiphon.Speech.Engines;

namespace Antiphon.Engines.Onnx.Hibari.Speaking;

/// <summary>How a request departs from the network's voice. Immutable.</summary>
/// <param name="Speed">Factor of its speed.</param>
/// <param name="Pitch">Factor of its pitch.</param>
/// <param name="Spectrum">What is done to its spectra.</param>
/// <param name="Gain">Factor of its amplitude.</param>
/// <param name="Prosody">Stretches of the text that depart from that, in order.</param>
internal sealed record HibariShade(double Speed, float Pitch, SpectrumShape Spectrum, float Gain, IReadOnlyList<ProsodySpan> Prosody)
{
    // Beyond twice its speed the voice is no longer understood.
    private const double SlowestSpeed = 0.2;
    private const double FastestSpeed = 2;
    private const double LowestPitch = 0.4;
    private const double HighestPitch = 2;
    private const double LowestFrequencies = 0.7;
    private const double HighestFrequencies = 1.25;
    private const double LoudestVolume = 4;

    // Noise in the harmonics' place is loud and has high peaks.
    private const double WhisperDecibels = -12;

    /// <summary>What a request asks of a voice.</summary>
    public static HibariShade Of(SpeechRequest request, HibariVoice voice)
    {
        var pitch = Math.Clamp(request.Pitch * voice.Pitch, LowestPitch, HighestPitch);
        var frequencies = Math.Clamp(voice.Frequencies / request.VocalTract, LowestFrequencies, HighestFrequencies);
        var decibels = request.Whisper ? WhisperDecibels : -ShadeLevels.At(pitch, frequencies);
        return new HibariShade(
            Honoured(request.Rate),
            (float)pitch,
            new SpectrumShape(frequencies == 1 ? null : new BinWarp(frequencies), request.Whisper),
            (float)(Math.Clamp(request.Volume, 0, LoudestVolume) * Math.Pow(10, decibels / 20)),
            request.Prosody);
    }

    /// <summary>The speed that is taken for one that is asked for.</summary>
    public static double Honoured(double speed) => Math.Clamp(speed, SlowestSpeed, FastestSpeed);
}
