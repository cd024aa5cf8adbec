namespace Antiphon.Text.Data;

/// <summary>Spellings and what each stands for, looked for at a place of a text: the longest that fits wins. Immutable.</summary>
/// <typeparam name="T">What a spelling stands for.</typeparam>
internal sealed class SpellingTable<T>
{
    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _rows;
    private readonly int _longest;

    public SpellingTable(Dictionary<string, T> rows)
    {
        _rows = rows.GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = rows.Keys.Max(key => key.Length);
    }

    /// <summary>Length of the longest spelling that the text begins with, and what it stands for; 0 if there is none.</summary>
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
