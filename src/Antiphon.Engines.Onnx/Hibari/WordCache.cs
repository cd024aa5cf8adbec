using System.Diagnostics.CodeAnalysis;

namespace Antiphon.Engines.Onnx.Hibari;

/// <summary>
/// Remembers what was last computed for a word. When <paramref name="capacity"/> new words have come, those not asked for since
/// the time before are forgotten: at most twice the capacity is held, and what is used often stays. Not safe for concurrent use.
/// </summary>
internal sealed class WordCache<T>(int capacity)
{
    private Dictionary<string, T> _recent = new(StringComparer.Ordinal);
    private Dictionary<string, T> _older = new(StringComparer.Ordinal);

    public int Count => _recent.Count + _older.Count;

    public bool TryGet(ReadOnlySpan<char> word, [MaybeNullWhen(false)] out T value)
    {
        if (_recent.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out value)) return true;
        if (!_older.GetAlternateLookup<ReadOnlySpan<char>>().Remove(word, out var key, out value)) return false;
        Add(key, value);
        return true;
    }

    public void Add(string word, T value)
    {
        if (_recent.Count >= capacity)
        {
            (_recent, _older) = (_older, _recent);
            _recent.Clear();
        }

        _recent[word] = value;
    }
}
