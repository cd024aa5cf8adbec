using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.Signs;

/// <summary>Signs that are said by their name, and some that are not said.</summary>
internal static class Symbols
{
    private static readonly Dictionary<char, string> Names =
        NormalizationData.Map("symbols").ToDictionary(row => row.Key[0], row => row.Value);

    public static bool IsNamed(char sign) => Names.ContainsKey(sign);

    public static string Name(char sign) => Names[sign];

    public static void Rewrite(string text, EditList edits)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Names.TryGetValue(text[i], out var name) && (!Compares(text[i]) || IsBetween(text, i))) edits.Replace(i, 1, name);
        }
    }

    private static bool Compares(char sign) => sign is '=' or '<' or '>' or '~';

    /// <summary>Comparisons need two sides; the text has no spaces at its ends by now.</summary>
    private static bool IsBetween(string text, int i) => i > 0 && i + 1 < text.Length;
}
