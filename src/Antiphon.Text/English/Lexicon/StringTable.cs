using System.Numerics;
using System.Runtime.CompilerServices;

namespace Antiphon.Text.English.Lexicon;

/// <summary>
/// An immutable set of strings, numbered from 0 in the order they were added, and found by span. One array of chars and two of
/// numbers instead of an object for each string: a lexicon of 90,000 words loads in milliseconds and the collector sees three objects.
/// </summary>
internal sealed class StringTable
{
    private readonly char[] _chars;
    private readonly int[] _ends;
    private readonly int[] _slots;

    private StringTable(char[] chars, int[] ends)
    {
        (_chars, _ends) = (chars, ends);
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, ends.Length * 2))];
        for (var i = 0; i < ends.Length; i++)
        {
            var text = Text(i);
            LongestText = Math.Max(LongestText, text.Length);
            ref var slot = ref _slots[Slot(text)];
            if (slot == 0) slot = i + 1;
        }
    }

    /// <summary>Length of the longest string: nothing longer can be found, so nobody need build it.</summary>
    public int LongestText { get; }

    public ReadOnlyMemory<char> this[int index] => _chars.AsMemory(Start(index), _ends[index] - Start(index));

    /// <summary>The string's number, or −1.</summary>
    public int Find(ReadOnlySpan<char> text) => text.Length > LongestText ? -1 : _slots[Slot(text)] - 1;

    public bool Contains(ReadOnlySpan<char> text) => Find(text) >= 0;

    private ReadOnlySpan<char> Text(int index) => _chars.AsSpan(Start(index), _ends[index] - Start(index));

    private int Start(int index) => index == 0 ? 0 : _ends[index - 1];

    // A start-up calls this and the hash some hundred thousand times, before the run-time would have optimised them.
    // The slot that holds the string, or the empty one where it would be.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Slot(ReadOnlySpan<char> text)
    {
        var mask = _slots.Length - 1;
        var slot = (int)Hash(text) & mask;
        while (_slots[slot] != 0 && !Text(_slots[slot] - 1).SequenceEqual(text)) slot = (slot + 1) & mask;
        return slot;
    }

    // FNV-1a with a final mix. The keys are the program's own, so nobody can choose them to collide.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var c in text) hash = (hash ^ c) * 16777619u;
        return hash ^ (hash >> 15);
    }

    /// <summary>Collects the strings of a table. Not safe for concurrent use.</summary>
    public sealed class Builder
    {
        private readonly List<int> _ends = [];
        private char[] _chars = new char[1024];
        private int _length;

        /// <summary>Adds a string that is not there yet (a second one is never found) and returns its number.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public int Add(ReadOnlySpan<char> text)
        {
            if (_chars.Length - _length < text.Length) Array.Resize(ref _chars, Math.Max(_chars.Length * 2, _length + text.Length));
            text.CopyTo(_chars.AsSpan(_length));
            _length += text.Length;
            _ends.Add(_length);
            return _ends.Count - 1;
        }

        public StringTable Build() => new(_chars.AsSpan(0, _length).ToArray(), [.. _ends]);
    }
}
