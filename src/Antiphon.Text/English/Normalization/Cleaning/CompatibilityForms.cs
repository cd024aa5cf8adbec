using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.Cleaning;

/// <summary>
/// Full-width letters, ligatures, letters of mathematics («𝗯𝗼𝗹𝗱») and letters in pieces are the plain ones to the ear.
/// </summary>
/// <remarks>Tables and arithmetic of our own: without ICU the runtime's normalisation forms change nothing.</remarks>
internal static class CompatibilityForms
{
    private const int FirstMathLetter = 0x1D400;
    private const int LastMathLetter = 0x1D6A3;
    private const int FirstMathDigit = 0x1D7CE;
    private const int LastMathDigit = 0x1D7FF;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly string[] Ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    private static readonly Dictionary<string, string> Compositions = NormalizationData.Map("compositions");

    public static void Rewrite(string text, EditList edits)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < 128) continue;
            if (char.IsSurrogatePair(text, i))
            {
                if (Plain(char.ConvertToUtf32(text, i)) is { } plain) edits.Replace(i, 2, plain);
                i++;
            }
            else if (text[i] is >= '\uFF01' and <= '\uFF5E') edits.Replace(i, 1, ((char)(text[i] - 0xFEE0)).ToString());
            else if (text[i] is >= '\uFB00' and <= '\uFB06') edits.Replace(i, 1, Ligatures[text[i] - 0xFB00]);
            else if (text[i] is >= '\u0300' and <= '\u036F') Compose(text, i, edits);
        }
    }

    private static void Compose(string text, int mark, EditList edits)
    {
        var composed = mark > 0 ? Compositions.GetValueOrDefault(text.Substring(mark - 1, 2)) : null;
        if (composed is null) edits.Delete(mark, 1);
        else edits.Replace(mark - 1, 2, composed);
    }

    private static string? Plain(int scalar) => scalar switch
    {
        // Alphabet after alphabet, each A–Z and a–z.
        >= FirstMathLetter and <= LastMathLetter => Letters[(scalar - FirstMathLetter) % Letters.Length].ToString(),
        >= FirstMathDigit and <= LastMathDigit => ((char)('0' + ((scalar - FirstMathDigit) % 10))).ToString(),
        _ => null,
    };
}
