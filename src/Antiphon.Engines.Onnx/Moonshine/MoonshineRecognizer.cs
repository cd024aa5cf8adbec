using System.Runtime.InteropServices;
using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Engines.Onnx.Moonshine;

/// <summary>
/// Hears English: samples in, text out. One listener's own; for one thread at a time, any number of them side by side. The same
/// samples always give the same text on the same kind of processor.
/// </summary>
public sealed class MoonshineRecognizer : IDisposable
{
    private const int Rate = MoonshineModel.SampleRate;

    // Zeros behind a window keep the decoder from looping; words cut out of speech need a second of sound in all to be heard.
    private const int Padding = Rate * 3 / 10;
    private const int PaddedLength = Rate;

    // −60 dBFS: what is quieter throughout holds no speech, and silence is heard as "You".
    private const float Audible = 0.001f;

    private readonly MoonshineVocabulary _vocabulary;
    private readonly MoonshineEncoder _encoder;
    private readonly MoonshineDecoder _decoder;
    private readonly NativeBuffer<long> _ones = new(0);
    private readonly List<int> _ids = [];

    /// <param name="model">Not owned; may be disposed of before.</param>
    public MoonshineRecognizer(MoonshineModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _vocabulary = model.Vocabulary;
        _encoder = new MoonshineEncoder(model.Encoder);
        _decoder = new MoonshineDecoder(model.Decoder, model.Vocabulary.Count);
    }

    /// <summary>Hears a recording of any length, a window of 15 s at most after the other, as the caller asks for the next.</summary>
    /// <param name="samples">Mono, 16 kHz, −1 to 1. Borrowed until the last window was heard.</param>
    /// <param name="cancellationToken">Ends the listening within milliseconds.</param>
    /// <returns>The text of each window in which something was said.</returns>
    /// <exception cref="OnnxException">A network failed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IEnumerable<string> Listen(ReadOnlyMemory<float> samples, CancellationToken cancellationToken)
    {
        foreach (var window in WindowCutter.Cut(samples.Span))
        {
            var heard = samples.Slice(window.Start, window.Length);
            if (!heard.Span.ContainsAnyExceptInRange(-Audible, Audible)) continue;
            var padding = Math.Max(Padding, PaddedLength - window.Length);
            var text = _vocabulary.Decode(Decode(heard.Span, padding, cancellationToken)).Replace("♪", "", StringComparison.Ordinal).Trim();
            if (text.Length > 0) yield return text;
        }
    }

    /// <summary>Hears a recording and joins what its windows say.</summary>
    /// <inheritdoc cref="Listen"/>
    /// <returns>The text; empty where nothing was said.</returns>
    public string Recognize(ReadOnlyMemory<float> samples, CancellationToken cancellationToken) => string.Join(' ', Listen(samples, cancellationToken));

    /// <summary>Lets go of all buffers.</summary>
    public void Dispose()
    {
        _encoder.Dispose();
        _decoder.Dispose();
        _ones.Dispose();
    }

    /// <summary>The ids of one window, plainly: the likeliest at each step, without those of start and end.</summary>
    /// <param name="window">16 kHz, −1 to 1, 15 s at most.</param>
    /// <param name="padding">Silent samples to put behind it.</param>
    /// <param name="cancellationToken">Ends the decoding early.</param>
    /// <returns>Borrowed until the next window.</returns>
    internal ReadOnlySpan<int> Decode(ReadOnlySpan<float> window, int padding, CancellationToken cancellationToken)
    {
        var length = window.Length + padding;
        if (_ones.Capacity < length)
        {
            _ones.EnsureCapacity(length);
            _ones.Span.Fill(1);
        }

        _encoder.Encode(window, padding, _ones, cancellationToken);
        _ids.Clear();
        var limit = MaxIds(window.Length);
        for (var id = _decoder.First(_encoder, _ones, length, cancellationToken); id != MoonshineVocabulary.End; id = _decoder.Next(id, cancellationToken))
        {
            _ids.Add(id);
            var keep = LoopRule.Keep(CollectionsMarshal.AsSpan(_ids));
            if (keep < _ids.Count) _ids.RemoveRange(keep, _ids.Count - keep);
            else if (_ids.Count < limit) continue;
            break;
        }

        return CollectionsMarshal.AsSpan(_ids);
    }

    // Fast speech needs 8 ids a second; a decoder that gives more has lost its way.
    private static int MaxIds(int samples) => 8 * samples / Rate + 8;
}
