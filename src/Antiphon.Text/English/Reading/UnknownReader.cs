using System.Text;
using Antiphon.Text.Data;
using Antiphon.Text.English.Words;

namespace Antiphon.Text.English.Reading;

/// <summary>Reads what no rule can: runs of letters by the unknown words, runs of digits as codes, signs by their names.</summary>
internal sealed class UnknownReader(WordReader words, IUnknownWords? unknownWords, bool improvements)
{
    private static readonly Dictionary<char, string> SignNames = EmbeddedTable.Rows("signs").ToDictionary(r => r[0][0], r => r[1]);

    /// <summary>The reading of a whole group; empty if nothing in it can be said.</summary>
    public string Read(ReadOnlySpan<char> text, WordOccurrence place)
    {
        var phonemes = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var end = RunEnd(text, at);
            var run = text[at..end];
            var reading = char.IsLetter(run[0]) ? ReadLetters(run, place)
                : char.IsAsciiDigit(run[0]) ? words.ReadInnerNumber(run)
                : ReadSigns(run);
            if (!string.IsNullOrEmpty(reading))
            {
                if (phonemes.Length > 0) phonemes.Append(' ');
                phonemes.Append(reading);
            }

            at = end;
        }

        return phonemes.ToString();
    }

    // A run that is a word is one even where the rest is not.
    private string? ReadLetters(ReadOnlySpan<char> run, WordOccurrence place)
    {
        var reading = improvements ? words.Read(run, place with { First = false, Currency = null }) : null;
        return reading ?? (unknownWords is null ? words.Spell(run) : unknownWords.Pronounce(run.ToString()));
    }

    // The reference joins the names of signs that stand together: «//» is one word.
    private string ReadSigns(ReadOnlySpan<char> run)
    {
        if (run.Length == 1) return SignNames.GetValueOrDefault(run[0], "");
        var names = new StringBuilder();
        foreach (var sign in run)
        {
            if (!SignNames.TryGetValue(sign, out var name)) continue;
            if (improvements && names.Length > 0) names.Append(' ');
            names.Append(name);
        }

        return names.ToString();
    }

    private static int RunEnd(ReadOnlySpan<char> text, int at)
    {
        var end = at + 1;
        if (char.IsLetter(text[at]))
        {
            while (end < text.Length && (char.IsLetter(text[end]) || IsInnerApostrophe(text, end))) end++;
        }
        else if (char.IsAsciiDigit(text[at]))
        {
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is ',' or '.')) end++;
        }
        else
        {
            while (end < text.Length && !char.IsLetter(text[end]) && !char.IsAsciiDigit(text[end])) end++;
        }

        return end;
    }

    private static bool IsInnerApostrophe(ReadOnlySpan<char> text, int at) =>
        text[at] is '\'' or '’' && at + 1 < text.Length && char.IsLetter(text[at + 1]);
}
