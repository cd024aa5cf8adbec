using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.Measures;

/// <summary>«5km», «16 GB», «1 sq ft»: units behind a number.</summary>
/// <param name="improved">«1/2 km» is less than one, «a 5-km run» is of five kilometer. Off in the reference.</param>
/// <param name="tables">Names of the tables of units.</param>
internal sealed class Units(bool improved, params string[] tables)
{
    private readonly UnitNames _names = new(tables);

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

    private bool IsOne(string text, int start, ReadOnlySpan<char> number) =>
        Number.IsOne(number) || (improved && Scan.At(text, start - 1) == '/');

    private void SayUnit(string text, int start, int end, EditList edits)
    {
        var hyphened = improved && Scan.At(text, end) == '-';
        var unit = hyphened || Scan.At(text, end) == ' ' ? end + 1 : end;
        for (var length = Math.Min(_names.Longest, text.Length - unit); length > 0; length--)
        {
            if (!Scan.EndsWord(text, unit + length) || !_names.TryFind(text.AsSpan(unit, length), out var name)) continue;
            var number = text.AsSpan(start, end - start);
            var stop = improved && HasOwnStop(text, unit + length) ? 1 : 0;
            var said = hyphened || IsOne(text, start, number) ? name.One : name.Many;
            edits.Replace(start, unit + length + stop - start, $"{number} {said}");
            return;
        }
    }

    // «3 tbsp. of oil»: the stop is the unit's, no sentence ends.
    private static bool HasOwnStop(string text, int at) =>
        Scan.At(text, at) == '.' && Scan.At(text, at + 1) == ' ' && char.IsAsciiLetterLower(Scan.At(text, at + 2));
}
