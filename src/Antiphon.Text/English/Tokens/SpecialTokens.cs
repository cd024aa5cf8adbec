using System.Collections.Frozen;
using Antiphon.Text.Data;

namespace Antiphon.Text.English.Tokens;

/// <summary>Spellings with a cut of their own: abbreviations that keep their dot, contractions, emoticons. Immutable.</summary>
internal sealed class SpecialTokens
{
    private const string NoClitic = "n't";
    private const string HaveClitic = "'ve";

    private readonly Dictionary<string, int[]> _lengths = new(StringComparer.Ordinal);
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _lengthsBySpan;

    private SpecialTokens()
    {
        var rows = EmbeddedTable.Rows("special-tokens").ToArray();
        foreach (var row in rows.Where(r => r[0] == "words")) _words.UnionWith(row[1].Split(' '));
        foreach (var row in rows) Take(row);
        Longest = _lengths.Keys.Max(k => k.Length);
        _lengthsBySpan = _lengths.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static SpecialTokens English { get; } = new();

    /// <summary>Length of the longest spelling.</summary>
    public int Longest { get; }

    /// <summary>The lengths of the tokens of a whole spelling.</summary>
    public bool TryGet(ReadOnlySpan<char> text, out ReadOnlySpan<int> lengths)
    {
        lengths = default;
        if (text.Length > Longest || !_lengthsBySpan.TryGetValue(text, out var found)) return false;
        lengths = found;
        return true;
    }

    public bool Contains(ReadOnlySpan<char> text) => TryGet(text, out _);

    private void Take(string[] row)
    {
        var items = row[1].Split(' ');
        switch (row[0])
        {
            case "whole":
                foreach (var text in items) Add([text]);
                break;
            case "split":
                foreach (var form in row[1..]) AddForms(form.Split('|'));
                break;
            case "subjects":
                foreach (var subject in items) AddClitics(subject, row[2].Split(' '));
                break;
            case "auxiliaries":
                foreach (var verb in items) AddClitics(verb, [NoClitic, NoClitic + "|" + HaveClitic]);
                break;
            case "modals":
                foreach (var verb in items) AddClitics(verb, [HaveClitic]);
                break;
            case "hours":
                foreach (var half in items) AddHours(half);
                break;
        }
    }

    private void AddClitics(string word, string[] clitics)
    {
        foreach (var clitic in clitics) AddForms([word, .. clitic.Split('|')]);
    }

    private void AddHours(string half)
    {
        for (var hour = 1; hour <= 12; hour++) Add([hour.ToString(System.Globalization.CultureInfo.InvariantCulture), half]);
    }

    // Lower-case and capitalised; with ', with ’ and bare.
    private void AddForms(string[] parts)
    {
        foreach (var form in new[] { parts, Capitalised(parts) })
        {
            Add(form);
            Add([.. form.Select(p => p.Replace('\'', '’'))]);
            var bare = form.Select(p => p.Replace("'", "", StringComparison.Ordinal)).ToArray();
            if (!_words.Contains(string.Concat(bare).ToLowerInvariant())) Add(bare);
        }
    }

    private static string[] Capitalised(string[] parts) => [char.ToUpperInvariant(parts[0][0]) + parts[0][1..], .. parts[1..]];

    private void Add(string[] parts) => _lengths.TryAdd(string.Concat(parts), [.. parts.Select(p => p.Length)]);
}
