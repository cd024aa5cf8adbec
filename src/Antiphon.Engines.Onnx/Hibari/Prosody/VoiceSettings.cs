using Antiphon.Engines.Onnx.Hibari.Phonemes;
using Antiphon.Engines.Onnx.Hibari.Waveform;
using Antiphon.Speech.Engines;

namespace Antiphon.Engines.Onnx.Hibari.Prosody;

/// <summary>How a request departs from the network's voice. Immutable.</summary>
/// <param name="Voice">Whose settings: the place in <see cref="HibariVoice.All"/>.</param>
/// <param name="Loudness">Factor of amplitude that makes it as loud as the network's own voice; counted in the words' gains.</param>
/// <param name="Default">What holds where no word has its own.</param>
/// <param name="Spectrum">What is done to its spectra.</param>
/// <param name="Spans">Stretches of the text that depart from that, in order.</param>
internal sealed record VoiceSettings(
    int Voice, float Loudness, WordProsody Default, SpectrumShape Spectrum, IReadOnlyList<ProsodySpan> Spans)
{
    // Beyond twice its speed the network's sounds cannot get shorter: all of a request then leaves frames out.
    private const double SlowestSpeed = 0.2;
    private const double FastestSpeed = 2;
    private const double FastestRate = 4;
    private const double LowestPitch = 0.4;
    private const double HighestPitch = 2;
    private const double LowestFrequencies = 0.7;
    private const double HighestFrequencies = 1.25;
    private const double LoudestVolume = 4;

    // Noise in the harmonics' place is loud and has high peaks.
    private const double WhisperDecibels = -12;

    /// <summary>How much faster than its words' own speeds all of it is wanted; at least 1.</summary>
    public double SpeedUp { get; private init; } = 1;

    /// <summary>What holds in each of <see cref="Spans"/>.</summary>
    private WordProsody[] Words { get; init; } = [];

    /// <summary>What a request asks of a voice.</summary>
    public static VoiceSettings Of(SpeechRequest request, HibariVoice voice)
    {
        var frequencies = Math.Clamp(voice.Frequencies / request.VocalTract, LowestFrequencies, HighestFrequencies);
        var spectrum = new SpectrumShape(
            frequencies == 1 ? null : new BinWarp(frequencies), request.Whisper, request.Soft && !request.Whisper ? SoftPhonation.Tilt : null);
        var spans = request.Prosody;
        var words = spans.Count == 0 ? [] : new WordProsody[spans.Count];
        for (var i = 0; i < words.Length; i++)
            words[i] = Word(request.Rate * spans[i].Rate, request.Pitch * spans[i].Pitch, request.Volume * spans[i].Volume);
        var whole = Word(request.Rate, request.Pitch, request.Volume);
        return new VoiceSettings(voice.Index, LoudnessAt(whole.Pitch), whole, spectrum, spans)
        {
            Words = words,
            SpeedUp = Math.Clamp(request.Rate, FastestSpeed, FastestRate) / FastestSpeed,
        };

        WordProsody Word(double rate, double pitch, double volume)
        {
            pitch = Math.Clamp(pitch * voice.Pitch, LowestPitch, HighestPitch);
            return new WordProsody(
                Math.Clamp(rate, SlowestSpeed, FastestSpeed), (float)pitch, (float)Math.Clamp(volume, 0, LoudestVolume) * LoudnessAt((float)pitch));
        }

        float LoudnessAt(float pitch) => (float)Math.Pow(10, (request.Whisper ? WhisperDecibels : -LoudnessTable.At(pitch, frequencies)) / 20);
    }

    /// <summary>How each id of a segment is said; empty where no word has a prosody of its own. Spaces and pauses between two words of one stretch belong to it.</summary>
    public WordProsody[] OfIds(PhonemeSegment segment)
    {
        if (Spans.Count == 0) return [];
        var prosodies = new WordProsody[segment.Ids.Length];
        Array.Fill(prosodies, Default);
        var (span, spanBefore, endBefore) = (0, -1, 0);
        foreach (var word in segment.Words)
        {
            while (span < Spans.Count && Spans[span].End <= word.TextStart) span++;
            if (span == Spans.Count) break;
            if (Spans[span].Start >= word.TextStart + word.TextLength) continue;
            var first = span == spanBefore ? endBefore : word.FirstId;
            prosodies.AsSpan(first, word.EndId - first).Fill(Words[span]);
            (spanBefore, endBefore) = (span, word.EndId);
        }

        return prosodies;
    }
}
