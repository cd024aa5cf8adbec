using Antiphon.Text.Data;
using Antiphon.Text.English.Normalization.Numbers;

namespace Antiphon.Text.English.Numbers;

/// <summary>Writes digits as words: cardinals, ordinals, years, single digits. The «and» inside a number is never spoken.</summary>
internal static class NumeralWords
{
    private const int GroupLength = 3;

    private static readonly string[] Scales = [.. EmbeddedTable.Rows("scales").Select(r => r[0])];

    private static readonly int MostDigits = (Scales.Length + 1) * GroupLength;

    /// <summary>Appends the words of a whole number; one beyond all names is read digit by digit.</summary>
    public static void AddCardinal(ReadOnlySpan<char> digits, List<string> words)
    {
        digits = WithoutZeros(digits);
        if (digits.Length > MostDigits)
        {
            AddDigits(digits, words);
            return;
        }

        var first = words.Count;
        for (var group = (digits.Length - 1) / GroupLength; group >= 0; group--)
        {
            var end = digits.Length - (group * GroupLength);
            var value = NumberWords.Value(digits[Math.Max(0, end - GroupLength)..end]);
            if (value == 0) continue;
            AddGroup(value, words);
            if (group > 0) words.Add(Scales[group - 1]);
        }

        if (words.Count == first) words.Add(NumberWords.Cardinal(0));
    }

    /// <summary>Appends «twenty third».</summary>
    public static void AddOrdinal(ReadOnlySpan<char> digits, List<string> words)
    {
        digits = WithoutZeros(digits);
        var low = NumberWords.Value(digits[^Math.Min(2, digits.Length)..]);
        if (low == 0 && digits.Length > 1)
        {
            AddCardinal(digits, words);
            words[^1] += "th";
            return;
        }

        if (digits.Length > 2) AddCardinal([.. digits[..^2], '0', '0'], words);
        AddPair(NumberWords.Ordinal(low), words);
    }

    /// <summary>Appends a year of four digits.</summary>
    public static void AddYear(ReadOnlySpan<char> digits, List<string> words)
    {
        int century = NumberWords.Value(digits[..2]), year = NumberWords.Value(digits[2..]);
        if (century == 0 || (century % 10 == 0 && year < 10))
        {
            AddCardinal(digits, words);
            return;
        }

        AddPair(NumberWords.Cardinal(century), words);
        if (year == 0) words.Add("hundred");
        else if (year < 10) words.Add("oh");
        if (year > 0) AddPair(NumberWords.Cardinal(year), words);
    }

    /// <summary>Appends each digit by itself.</summary>
    public static void AddDigits(ReadOnlySpan<char> digits, List<string> words)
    {
        foreach (var digit in digits) words.Add(NumberWords.Cardinal(digit - '0'));
    }

    private static void AddGroup(int value, List<string> words)
    {
        if (value >= 100)
        {
            words.Add(NumberWords.Cardinal(value / 100));
            words.Add("hundred");
        }

        if (value % 100 > 0) AddPair(NumberWords.Cardinal(value % 100), words);
    }

    // «forty-five» is looked up as two words.
    private static void AddPair(string pair, List<string> words)
    {
        var hyphen = pair.IndexOf('-', StringComparison.Ordinal);
        if (hyphen >= 0) words.Add(pair[..hyphen]);
        words.Add(pair[(hyphen + 1)..]);
    }

    private static ReadOnlySpan<char> WithoutZeros(ReadOnlySpan<char> digits)
    {
        var rest = digits.TrimStart('0');
        return rest.IsEmpty ? "0" : rest;
    }
}
