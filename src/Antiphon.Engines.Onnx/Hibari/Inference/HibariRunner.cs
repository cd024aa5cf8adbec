using Antiphon.Engines.Onnx.Hibari.Waveform;
using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Engines.Onnx.Hibari.Inference;

/// <summary>One thread's way through the parts of the network, with the memory that it needs. For one thread at a time.</summary>
internal sealed class HibariRunner : IDisposable
{
    /// <summary>Frames of a chunk without its context.</summary>
    public const int MaxChunkFrames = 96;

    private readonly int _context;
    private readonly OnnxRun _text;
    private readonly OnnxRun _prosody;
    private readonly OnnxSession _decoder;
    private readonly OnnxRun?[] _decoderRuns;
    private readonly NativeBuffer<long> _ids = new(0);
    private readonly NativeBuffer<float> _textChannels = new(0);
    private readonly NativeBuffer<float> _prosodyChannels = new(0);
    private readonly NativeBuffer<float> _proposal = new(0);
    private readonly NativeBuffer<float> _durations = new(0);
    private readonly NativeBuffer<float> _chunk;

    public HibariRunner(HibariParts parts)
    {
        _context = parts.ContextFrames;
        var capacity = MaxChunkFrames + (2 * _context);
        _chunk = new NativeBuffer<float>(capacity * HibariShape.DecoderChannels);
        Spectra = new SpectrumBuffers(capacity);
        (_text, _prosody, _decoder) = (parts.Text.CreateRun(), parts.Prosody.CreateRun(), parts.Decoder);
        _decoderRuns = new OnnxRun?[capacity + 1];
    }

    /// <summary>What <see cref="Decode"/> made last.</summary>
    public SpectrumBuffers Spectra { get; }

    /// <summary>Reads a text and proposes how long each id lasts.</summary>
    /// <param name="ids">Of the vocabulary, a pad at both ends.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>In units of 25 ms, not rounded. Borrowed until the next call.</returns>
    public ReadOnlySpan<float> PredictDurations(ReadOnlySpan<int> ids, CancellationToken cancellationToken)
    {
        var count = ids.Length;
        _ids.EnsureCapacity(count);
        for (var i = 0; i < count; i++) _ids.Span[i] = ids[i];
        _textChannels.EnsureCapacity(count * HibariShape.TextChannels);
        _prosodyChannels.EnsureCapacity(count * HibariShape.ProsodyTextChannels);
        _proposal.EnsureCapacity(count);
        _text.BindInput(0, _ids, [1, count]);
        _text.BindOutput(0, _textChannels, [1, HibariShape.TextChannels, count]);
        _text.BindOutput(1, _prosodyChannels, [1, HibariShape.ProsodyTextChannels, count]);
        _text.BindOutput(2, _proposal, [count]);
        _text.Run(cancellationToken);
        return _proposal.Span[..count];
    }

    /// <summary>Gives the text that <see cref="PredictDurations"/> read its course in time.</summary>
    /// <param name="durations">Of each id, in units of 25 ms; at least 1.</param>
    /// <param name="frames">Receives the course.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public void PlanFrames(ReadOnlySpan<int> durations, SpeechFrames frames, CancellationToken cancellationToken)
    {
        var (count, units) = (durations.Length, 0);
        _durations.EnsureCapacity(count);
        for (var i = 0; i < count; i++)
        {
            _durations.Span[i] = durations[i];
            units += durations[i];
        }

        frames.Resize(units * HibariShape.FramesPerUnit);
        _prosody.BindInput(0, _textChannels, [1, HibariShape.TextChannels, count]);
        _prosody.BindInput(1, _prosodyChannels, [1, HibariShape.ProsodyTextChannels, count]);
        _prosody.BindInput(2, _durations, [count]);
        _prosody.BindOutput(0, frames.DecoderInput, [1, HibariShape.DecoderChannels, frames.Count]);
        _prosody.BindOutput(1, frames.Pitch, [1, frames.Count]);
        _prosody.Run(cancellationToken);
    }

    /// <summary>Decodes some of an utterance's frames, with what is around them as context: never anything that is not there.</summary>
    /// <param name="frames">The utterance.</param>
    /// <param name="first">The first frame wanted.</param>
    /// <param name="count">How many; at most <see cref="MaxChunkFrames"/>.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>Where the wanted frames are in <see cref="Spectra"/>.</returns>
    public FrameRange Decode(SpeechFrames frames, int first, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxChunkFrames);
        var start = Math.Max(0, first - _context);
        var length = Math.Min(frames.Count, first + count + _context) - start;
        for (var channel = 0; channel < HibariShape.DecoderChannels; channel++)
        {
            frames.DecoderInput.Span.Slice((channel * frames.Count) + start, length).CopyTo(_chunk.Span[(channel * length)..]);
        }

        (_decoderRuns[length] ??= CreateDecoderRun(length)).Run(cancellationToken);
        return new FrameRange(length, first - start, count);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach([_text, _prosody, .. _decoderRuns], run => run?.Dispose());
        Array.ForEach([_textChannels, _prosodyChannels, _proposal, _durations, _chunk], buffer => buffer.Dispose());
        _ids.Dispose();
        Spectra.Dispose();
    }

    // Chunks have few lengths. A run that is bound once for each of them allocates nothing later.
    private OnnxRun CreateDecoderRun(int length)
    {
        var run = _decoder.CreateRun();
        run.BindInput(0, _chunk, [1, HibariShape.DecoderChannels, length]);
        var output = 0;
        foreach (var buffer in Spectra.All) run.BindOutput(output++, buffer, [1, FrameGrid.Bins, length]);
        return run;
    }
}
