namespace Antiphon.Text.English.Normalization.Steps;

/// <summary>«5km», «16 GB», «1 sq ft»: units behind a number.</summary>
internal sealed class Units : IRewriteStep
{
    private static readonly Dictionary<string, (string One, string Many)> Names =
        NormalizationData.Rows("units").ToDictionary(row => row[0], row => (row[1], row[2]), StringComparer.Ordinal);

    private static readonly Dictionary<string, (string One, string Many)>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Names.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int Longest = Names.Keys.Max(unit => unit.Length);

    public TextTraits Needs => TextTraits.Digit | TextTraits.Lower;

    public void Rewrite(string text, EditList edits)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i])) continue;
            var end = Number.EndOf(text, i);
            if (Scan.StartsWord(text, i) && Scan.At(text, i - 1) != '.') SayUnit(text, i, end, edits);
            i = end - 1;
        }
    }

    private static void SayUnit(string text, int start, int end, EditList edits)
    {
        var unit = Scan.At(text, end) == ' ' ? end + 1 : end;
        for (var length = Math.Min(Longest, text.Length - unit); length > 0; length--)
        {
            if (!Scan.EndsWord(text, unit + length) || !BySpan.TryGetValue(text.AsSpan(unit, length), out var names)) continue;
            var number = text.AsSpan(start, end - start);
            edits.Replace(start, unit + length - start, $"{number} {(Number.IsOne(number) ? names.One : names.Many)}");
            return;
        }
    }
}
