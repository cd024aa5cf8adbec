using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Engines.Onnx.Moonshine;

/// <summary>
/// Tells id after id what was said. The first step looks at the whole encoded window; each later one gets the last id and the
/// state that the steps before left, which stays in the runtime's memory. One listener's own; for one thread at a time.
/// </summary>
internal sealed class MoonshineDecoder : IDisposable
{
    private const string Past = "past_key_values.";
    private const string Present = "present.";

    private readonly OnnxRun _run;
    private readonly (int Input, int Output)[] _selfCaches;
    private readonly (int Input, int Output)[] _crossCaches;
    private readonly NativeBuffer<long> _id = new(1);
    private readonly NativeBuffer<bool> _continues = new(1);
    private readonly NativeBuffer<float> _noCache = new(1);
    private readonly NativeBuffer<float> _logits;
    private readonly int _encoded;
    private readonly int _mask;
    private readonly long _heads;
    private readonly long _headLength;

    public MoonshineDecoder(OnnxSession session, int vocabulary)
    {
        _run = session.CreateRun();
        _selfCaches = Caches(session, ".decoder.");
        _crossCaches = Caches(session, ".encoder.");
        var cache = session.Inputs[_selfCaches[0].Input];
        (_heads, _headLength) = (cache.Shape[1], cache.Shape[3]);
        (_encoded, _mask) = (_run.Input("encoder_hidden_states"), _run.Input("encoder_attention_mask"));
        _run.BindInput(_run.Input("input_ids"), _id, [1, 1]);
        _run.BindInput(_run.Input("use_cache_branch"), _continues, [1]);
        _logits = new NativeBuffer<float>(vocabulary);
        _run.BindOutput(_run.Output("logits"), _logits, [1, 1, vocabulary]);
    }

    /// <summary>Takes what the encoder made of a window and gives the first id.</summary>
    /// <param name="encoder">Has just run; its output is taken out of it.</param>
    /// <param name="ones">At least as many ones as the window has samples.</param>
    /// <param name="length">Samples of the window.</param>
    /// <param name="cancellationToken">Ends the run early.</param>
    public int First(MoonshineEncoder encoder, NativeBuffer<long> ones, int length, CancellationToken cancellationToken)
    {
        encoder.Run.Feed(encoder.Output, _run, _encoded);
        _run.BindInput(_mask, ones, [1, length]);
        foreach (var (input, _) in _selfCaches) _run.BindInput(input, _noCache, [1, _heads, 0, _headLength]);
        foreach (var (input, _) in _crossCaches) _run.BindInput(input, _noCache, [1, _heads, 0, _headLength]);
        var id = Step(MoonshineVocabulary.Start, continues: false, cancellationToken);
        foreach (var (input, output) in _crossCaches) _run.Feed(output, _run, input);
        return id;
    }

    /// <summary>Gives the id that follows another.</summary>
    public int Next(int id, CancellationToken cancellationToken) => Step(id, continues: true, cancellationToken);

    public void Dispose()
    {
        _run.Dispose();
        _id.Dispose();
        _continues.Dispose();
        _noCache.Dispose();
        _logits.Dispose();
    }

    private int Step(int id, bool continues, CancellationToken cancellationToken)
    {
        _id.Span[0] = id;
        _continues.Span[0] = continues;
        _run.Run(cancellationToken);
        foreach (var (input, output) in _selfCaches) _run.Feed(output, _run, input);
        return IndexOfMax(_logits.Span);
    }

    private static int IndexOfMax(ReadOnlySpan<float> values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best]) best = i;
        }

        return best;
    }

    private (int Input, int Output)[] Caches(OnnxSession session, string kind) =>
    [
        .. session.Inputs.Where(input => input.Name.StartsWith(Past, StringComparison.Ordinal) && input.Name.Contains(kind, StringComparison.Ordinal))
            .Select(input => (_run.Input(input.Name), _run.Output(Present + input.Name[Past.Length..]))),
    ];
}
