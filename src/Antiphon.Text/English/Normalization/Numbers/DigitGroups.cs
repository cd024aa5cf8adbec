namespace Antiphon.Text.English.Normalization.Numbers;

/// <summary>Says digits one by one, with a pause where the writing has a gap, or where a listener needs one.</summary>
internal static class DigitGroups
{
    /// <summary>Every run of digits is a group of its own.</summary>
    public static string Say(ReadOnlySpan<char> written)
    {
        var groups = new List<string>();
        while (!written.IsEmpty)
        {
            var length = written.IndexOfAnyExceptInRange('0', '9');
            if (length < 0) length = written.Length;
            if (length > 0) groups.Add(Split(written[..length]));
            written = written[Math.Max(1, length)..];
        }

        return string.Join(", ", groups);
    }

    /// <summary>Threes, with a four at the end where threes do not fit; fours if they fit.</summary>
    private static string Split(ReadOnlySpan<char> digits)
    {
        var groups = new List<string>();
        while (digits.Length > 5)
        {
            var length = digits.Length % 4 == 0 ? 4 : 3;
            groups.Add(NumberWords.Digits(digits[..length]));
            digits = digits[length..];
        }

        groups.Add(NumberWords.Digits(digits));
        return string.Join(", ", groups);
    }
}
