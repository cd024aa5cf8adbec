using System.Runtime.InteropServices;
using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Engines.Onnx.Moonshine;

/// <summary>
/// The buffers of one recognition: samples in, English text out. For one thread at a time; any number of listeners work side by side. The
/// same samples always give the same text on the same kind of processor.
/// </summary>
internal sealed class MoonshineListener : IDisposable
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
    public MoonshineListener(MoonshineModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _vocabulary = model.Vocabulary;
        _encoder = new MoonshineEncoder(model.Encoder);
        _decoder = new MoonshineDecoder(model.Decoder, model.Vocabulary.Count);
    }

    /// <summary>Recognizes one window.</summary>
    /// <param name="samples">Mono, 16 kHz, −1 to 1; 15 s at most.</param>
    /// <param name="cancellationToken">Ends the work within milliseconds.</param>
    /// <returns>Its text; empty where nothing was said.</returns>
    /// <exception cref="OnnxException">A network failed.</exception>
    public string Recognize(ReadOnlySpan<float> samples, CancellationToken cancellationToken)
    {
        if (!samples.ContainsAnyExceptInRange(-Audible, Audible)) return "";
        var padding = Math.Max(Padding, PaddedLength - samples.Length);
        return _vocabulary.Decode(Decode(samples, padding, cancellationToken)).Replace("♪", "", StringComparison.Ordinal).Trim();
    }

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
