using Antiphon.Engines.Onnx.Models;
using Antiphon.Engines.Onnx.Runtime;
using Antiphon.Text.English;

namespace Antiphon.Engines.Onnx.Hibari;

/// <summary>
/// hibari's guess at words that no lexicon has, about a millisecond a word. Words are asked for one at a time: callers at the
/// same time wait for each other, and a word asked for again is remembered.
/// </summary>
internal sealed class UnknownWordNet : IUnknownWords, IDisposable
{
    private readonly Lock _lock = new();
    private readonly UnknownWordAlphabet _alphabet;
    private readonly WordCache<string?> _cache;
    private readonly OnnxSession _session;
    private readonly OnnxRun _run;
    private readonly NativeBuffer<long> _letters;
    private readonly int _input;
    private readonly int _output;

    private UnknownWordNet(UnknownWordAlphabet alphabet, OnnxSession session, int cacheCapacity)
    {
        _alphabet = alphabet;
        _session = session;
        _cache = new WordCache<string?>(cacheCapacity);
        _run = session.CreateRun();
        _letters = new NativeBuffer<long>(alphabet.MaxLength);
        (_input, _output) = (_run.Input("chars"), _run.Output("ids"));
    }

    /// <summary>Loads the network of one accent.</summary>
    /// <param name="runtime">Computes the network.</param>
    /// <param name="folder">hibari's folder.</param>
    /// <param name="accent">Whose English.</param>
    /// <param name="cacheCapacity">Words remembered at least; twice as many at most.</param>
    /// <exception cref="ModelException">A file is missing or changed.</exception>
    /// <exception cref="OnnxException">The network is broken.</exception>
    public static UnknownWordNet Load(OnnxRuntime runtime, ModelFolder folder, EnglishAccent accent, int cacheCapacity = 4096)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cacheCapacity, 1);
        var name = accent == EnglishAccent.British ? "oov_gb" : "oov";
        var alphabet = UnknownWordAlphabet.Read(folder.Read(name + ".json"));
        var session = OnnxSession.Load(runtime, name + ".onnx", folder.Read(name + ".onnx"), new OnnxSessionOptions { ExactIntegerSums = true });
        return new UnknownWordNet(alphabet, session, cacheCapacity);
    }

    /// <inheritdoc/>
    public string? Pronounce(string word)
    {
        Span<char> buffer = stackalloc char[_alphabet.MaxLength];
        var kept = buffer[.._alphabet.Keep(word, buffer)];
        if (kept.IsEmpty) return null;
        lock (_lock)
        {
            if (_cache.TryGet(kept, out var known)) return known;
            var phonemes = AskNeedsLock(kept);
            _cache.Add(new string(kept), phonemes);
            return phonemes;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _run.Dispose();
            _letters.Dispose();
            _session.Dispose();
        }
    }

    private string? AskNeedsLock(ReadOnlySpan<char> kept)
    {
        _alphabet.Encode(kept, _letters.Span);
        _run.BindInput(_input, _letters, [1, kept.Length]);
        _run.Run(CancellationToken.None);
        var phonemes = _alphabet.Decode(_run.Read<long>(_output));
        return phonemes.Length == 0 ? null : phonemes;
    }
}
