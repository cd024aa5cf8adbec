using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.Signs;

/// <summary>«≤», «≈», «⅔», «H₂O», «x⁴»: signs that have a name; and what decorates lists, which has none to say.</summary>
internal static class MathSigns
{
    private static readonly Dictionary<char, string> Names =
        NormalizationData.Map("math-signs").ToDictionary(row => row.Key[0], row => row.Value);

    /// <summary>Whether a sign is said by this step or by the rules of the reference.</summary>
    public static bool IsNamed(char c) => Names.ContainsKey(c) || Symbols.IsNamed(c);

    public static void Rewrite(string text, EditList edits)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < 128) continue;
            if (IsFraction(text[i]) && IsAfterNumber(text, i)) edits.Replace(i, 1, " and" + Name(text[i]));
            else if (Names.TryGetValue(text[i], out var name)) edits.Replace(i, 1, name);
        }
    }

    private static string Name(char sign) => Names.TryGetValue(sign, out var name) ? name : Symbols.Name(sign);

    private static bool IsFraction(char c) => c is '½' or '¼' or '¾' or (>= '⅓' and <= '⅞');

    /// <summary>«2½» is two and one half.</summary>
    private static bool IsAfterNumber(string text, int i) => char.IsAsciiDigit(Scan.At(text, Scan.At(text, i - 1) == ' ' ? i - 2 : i - 1));
}
