namespace Antiphon.Text.English.Normalization.Steps;

/// <summary>«Ave.», «approx.», «Sept.», «w/»: written short, said in full.</summary>
internal sealed class Abbreviations : IRewriteStep
{
    private static readonly Dictionary<string, string> Words = NormalizationData.Map("abbreviations");

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> BySpan = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int Longest = Words.Keys.Max(abbreviation => abbreviation.Length);

    public TextTraits Needs => TextTraits.None;

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

    private static void SayWords(string text, int start, int wordEnd, EditList edits)
    {
        if (wordEnd - start > Longest) return;
        for (var end = Math.Min(start + Longest, text.Length); end >= wordEnd; end--)
        {
            if (!IsWhole(text, end) || !BySpan.TryGetValue(text.AsSpan(start, end - start), out var words)) continue;
            // The last dot of the text is a full stop as well.
            var stays = text[end - 1] == '.' && Scan.IsAtEnd(text, end) ? 1 : 0;
            edits.Replace(start, end - stays - start, words);
            return;
        }
    }

    private static bool IsWhole(string text, int end) => Scan.EndsWord(text, end) || text[end - 1] == '/';
}
