using System.Text;
using Antiphon.Text.Data;

namespace Antiphon.Text.Phonetics;

/// <summary>Reads X-SAMPA, the International Phonetic Alphabet in ASCII.</summary>
internal static class XSampa
{
    private static readonly SpellingTable<string> Signs =
        new(EmbeddedTable.Rows("x-sampa", "phonetics").ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal));

    /// <summary>Converts to the International Phonetic Alphabet; chars that are no sign of X-SAMPA are kept.</summary>
    public static string ToIpa(string sampa)
    {
        var ipa = new StringBuilder(sampa.Length);
        for (var at = 0; at < sampa.Length;)
        {
            var length = Signs.Match(sampa.AsSpan(at), out var sign);
            if (length > 0) ipa.Append(sign);
            else ipa.Append(sampa[at]);
            at += Math.Max(length, 1);
        }

        return ipa.ToString();
    }
}
