using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.Words;

/// <summary>«Prof. Lee», «St Paul»: a title before a name.</summary>
/// <param name="improved">«Gen Z» has no dot and no name behind it. Off in the reference.</param>
internal sealed class Titles(bool improved)
{
    private static readonly Dictionary<string, string> Words = NormalizationData.Map("titles");

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int Longest = Words.Keys.Max(title => title.Length);

    public void Rewrite(string text, EditList edits)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (!Scan.IsWord(text[start])) continue;
            var end = Scan.WordEnd(text, start);
            if (end - start <= Longest && Scan.At(text, start - 1) != '.') SayTitle(text, start, end, edits);
            start = end;
        }
    }

    private void SayTitle(string text, int start, int end, EditList edits)
    {
        if (!BySpan.TryGetValue(text.AsSpan(start, end - start), out var word)) return;
        var after = Scan.At(text, end) == '.' ? end + 1 : end;
        if (Scan.At(text, after) != ' ' || !char.IsAsciiLetterUpper(Scan.At(text, after + 1))) return;
        if (improved && after == end && Scan.EndsWord(text, after + 2)) return;
        edits.Replace(start, after - start, word);
    }
}
