namespace Antiphon.Text.English.Inline;

/// <summary>
/// Finds <c>[text](/phonemes/)</c>, which gives a reading, and <c>[text](anything)</c>, a link of which only the text is read.
/// Linear: each closing bracket is looked for once.
/// </summary>
internal static class InlineMarkup
{
    /// <summary>What the markup of a text says and which of its chars are markup. Text without any has neither.</summary>
    public static (List<GivenReading> Given, List<(int Start, int Length)> Hidden) Find(string text, EnglishAccent accent)
    {
        List<GivenReading> given = [];
        List<(int Start, int Length)> hidden = [];
        var brackets = new Brackets(text);
        var at = 0;
        while ((at = text.IndexOf('[', at)) >= 0)
        {
            var close = brackets.NextSquare(at + 1);
            if (close >= text.Length - 1) break;
            var end = close > at + 1 && text[close + 1] == '(' ? brackets.NextRound(close + 2) : int.MaxValue;
            if (end == int.MaxValue)
            {
                at++;
                continue;
            }

            hidden.Add((at, 1));
            hidden.Add((close, end + 1 - close));
            if (Phonemes(text.AsSpan(close + 2, end - close - 2), accent) is { } phonemes) given.Add(new GivenReading(at + 1, close - at - 1, phonemes));
            at = end + 1;
        }

        return (given, hidden);
    }

    private static string? Phonemes(ReadOnlySpan<char> target, EnglishAccent accent)
    {
        if (target is not ['/', .. var phonemes, '/']) return null;
        return PhonemeAlphabet.Accepts(accent, phonemes) ? phonemes.Trim().ToString() : null;
    }

    // The next closing brackets. An answer holds until it is passed, and int.MaxValue stands for none.
    private sealed class Brackets(string text)
    {
        private int _square = -1;
        private int _round = -1;

        public int NextSquare(int from) => Next(']', ref _square, from);

        public int NextRound(int from) => Next(')', ref _round, from);

        private int Next(char c, ref int known, int from)
        {
            if (known < from) known = text.IndexOf(c, from) is >= 0 and var found ? found : int.MaxValue;
            return known;
        }
    }
}
