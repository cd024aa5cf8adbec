using System.Collections.Concurrent;
using Antiphon.Text.English;

namespace Antiphon.Text.Tests.English;

/// <summary>What the nets for unknown words answered when the table was made; any other word has no reading, and is remembered.</summary>
internal sealed class RecordedWords : IUnknownWords
{
    private static readonly Dictionary<string, string[]> Table = File
        .ReadLines(Path.Combine(RepositoryFolder.Root, "tests", "Antiphon.Text.Tests", "English", "recorded-words.tsv"))
        .Select(line => line.Split('\t'))
        .ToDictionary(r => r[0]);

    private readonly int _column;

    private RecordedWords(EnglishAccent accent) => _column = accent == EnglishAccent.British ? 2 : 1;

    public static ConcurrentDictionary<string, byte> Missing { get; } = [];

    public static RecordedWords Of(EnglishAccent accent) => new(accent);

    public string? Pronounce(string word)
    {
        if (Table.TryGetValue(word, out var row)) return row[_column].Length == 0 ? null : row[_column];
        Missing.TryAdd(word, 0);
        return null;
    }
}
