namespace Antiphon.Text.Data;

/// <summary>Maps spellings to values; of the spellings that a text begins with, the longest is found. Immutable.</summary>
/// <typeparam name="T">The value of a spelling.</typeparam>
internal sealed class SpellingTable<T>
{
    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _rows;
    private readonly int _longest;

    public SpellingTable(Dictionary<string, T> rows)
    {
        _rows = rows.GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = rows.Keys.Max(key => key.Length);
    }

    /// <summary>Finds the longest spelling that the text begins with.</summary>
    /// <returns>Its length, or 0 if there is none.</returns>
    public int Match(ReadOnlySpan<char> text, out T? found)
    {
        for (var length = Math.Min(_longest, text.Length); length > 0; length--)
        {
            if (_rows.TryGetValue(text[..length], out found)) return length;
        }

        found = default;
        return 0;
    }
}
