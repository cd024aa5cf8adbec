using System.Globalization;
using Antiphon.Text.Data;

namespace Antiphon.Text.English.Inline;

/// <summary>
/// Writes letters that only look different in one way: full-width forms, ligatures, letters with a combining mark, digits of other
/// scripts.
/// </summary>
internal static class TextFolding
{
    private const string Replacement = "\uFFFD";

    private static readonly Dictionary<char, string> Compatible = EmbeddedTable.Rows("compatibility").ToDictionary(r => r[0][0], r => r[1]);
    private static readonly Dictionary<(char Letter, char Mark), string> Composed =
        EmbeddedTable.Rows("compositions").ToDictionary(r => (r[0][0], r[0][1]), r => r[1]);

    private static readonly HashSet<char> Apostrophes = [.. EmbeddedTable.Rows("apostrophes").Select(r => r[0][0])];

    /// <summary>Folds a text; halves of surrogate pairs become U+FFFD.</summary>
    /// <param name="text">Any UTF-16.</param>
    /// <param name="apostrophes">Also the signs that people type for an apostrophe between letters.</param>
    public static MappedText Fold(MappedText text, bool apostrophes)
    {
        if (System.Text.Ascii.IsValid(text.Text)) return text;
        List<(int Start, int Length, string With)> edits = [];
        var source = text.Text;
        for (var i = 0; i < source.Length; i++)
        {
            if (char.IsAscii(source[i]) && (i + 1 == source.Length || char.IsAscii(source[i + 1]))) continue;
            if (char.IsHighSurrogate(source[i]) && i + 1 < source.Length && char.IsLowSurrogate(source[i + 1]))
            {
                i++;
                continue;
            }

            if (FoldedAt(source, i, apostrophes) is not { } with) continue;
            var length = i + 1 < source.Length && Composed.ContainsKey((source[i], source[i + 1])) ? 2 : 1;
            edits.Add((i, length, with));
            i += length - 1;
        }

        return text.Replace(edits);
    }

    private static string? FoldedAt(string text, int at, bool apostrophes)
    {
        var c = text[at];
        if (at + 1 < text.Length && Composed.TryGetValue((c, text[at + 1]), out var with)) return with;
        if (char.IsAscii(c)) return null;
        if (char.IsSurrogate(c)) return Replacement;
        if (Compatible.TryGetValue(c, out with)) return with;
        if (apostrophes && Apostrophes.Contains(c)) return IsBetweenLetters(text, at) ? "'" : null;
        var digit = CharUnicodeInfo.GetDecimalDigitValue(c);
        return digit >= 0 ? digit.ToString(CultureInfo.InvariantCulture) : null;
    }

    private static bool IsBetweenLetters(string text, int at) =>
        at > 0 && at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]);
}
