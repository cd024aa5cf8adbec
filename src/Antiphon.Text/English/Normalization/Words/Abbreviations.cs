using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.Words;

/// <summary>«Ave.», «approx.», «Sept.», «w/»: written short, said in full.</summary>
/// <param name="improved">What is also a word («no.», «Sun.») must have behind it what an abbreviation has. Off in the reference.</param>
/// <param name="tables">Names of the tables; a later one overrides an earlier one.</param>
internal sealed class Abbreviations(bool improved, params string[] tables)
{
    private readonly Entries _entries = new(tables);

    public void Rewrite(string text, EditList edits)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsAsciiLetter(text[start])) continue;
            var end = Scan.WordEnd(text, start);
            if (Scan.StartsWord(text, start) && Scan.At(text, start - 1) != '.') SayWords(text, start, end, edits);
            start = end;
        }
    }

    private void SayWords(string text, int start, int wordEnd, EditList edits)
    {
        // Every abbreviation is one word and what stands behind it up to the next but one.
        for (var end = Math.Min(start + _entries.Longest, text.Length); end >= wordEnd; end--)
        {
            if (!IsWhole(text, end) || !_entries.BySpan.TryGetValue(text.AsSpan(start, end - start), out var entry)) continue;
            if (improved && !Fits(text, end, entry.Before)) return;
            // The last dot of the text is a full stop as well.
            var stays = text[end - 1] == '.' && (Scan.IsAtEnd(text, end) || (improved && StartsSentence(text, end))) ? 1 : 0;
            edits.Replace(start, end - stays - start, entry.Words);
            return;
        }
    }

    private static bool IsWhole(string text, int end) => Scan.EndsWord(text, end) || text[end - 1] == '/';

    private static bool StartsSentence(string text, int end) => FunctionWords.StartsSentence(text, Scan.SkipSpace(text, end));

    private static bool Fits(string text, int end, string before)
    {
        if (before.Length == 0) return true;
        var next = Scan.SkipSpace(text, end);
        if (char.IsAsciiDigit(Scan.At(text, next))) return true;
        return before == "date" && (Scan.At(text, next) is ',' or '-' || Months.IsName(text.AsSpan(next, Scan.WordEnd(text, next) - next)));
    }

    private sealed class Entries
    {
        private readonly Dictionary<string, (string Words, string Before)> _byText = new(StringComparer.Ordinal);

        public Entries(string[] tables)
        {
            foreach (var row in tables.SelectMany(NormalizationData.Rows)) _byText[row[0]] = (row[1], row.Length > 2 ? row[2] : "");
            Longest = _byText.Keys.Max(abbreviation => abbreviation.Length);
            BySpan = _byText.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        public int Longest { get; }

        public Dictionary<string, (string Words, string Before)>.AlternateLookup<ReadOnlySpan<char>> BySpan { get; }
    }
}
