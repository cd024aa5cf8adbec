using Antiphon.Text.English;

namespace Antiphon.Text.Tests.English;

/// <summary>What the nets for unknown words answered when the table was made; any other word has no reading.</summary>
internal sealed class RecordedWords : IUnknownWords
{
    private static readonly Dictionary<string, string[]> Table = TestTable.Rows("English/recorded-words.tsv").ToDictionary(r => r[0]);

    private readonly int _column;

    private RecordedWords(EnglishAccent accent) => _column = accent == EnglishAccent.British ? 2 : 1;

    public static RecordedWords Of(EnglishAccent accent) => new(accent);

    public string? Pronounce(string word) => Table.TryGetValue(word, out var row) && row[_column].Length > 0 ? row[_column] : null;
}
