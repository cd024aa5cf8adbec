using System.Globalization;

namespace Antiphon.Text.English.Normalization.Numbers;

/// <summary>Numbers in words, where the rules want words; larger ones stay digits, which the lexicon reads.</summary>
internal static class NumberWords
{
    private static readonly string[] Small = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen " +
        "fifteen sixteen seventeen eighteen nineteen").Split(' ');

    private static readonly string[] SmallOrdinals = ("zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh " +
        "twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth").Split(' ');

    private static readonly string[] Tens = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".Split(' ');

    /// <summary>«forty-five»; from 100 on, digits.</summary>
    public static string Cardinal(int n) => n switch
    {
        < 20 => Small[n],
        < 100 when n % 10 == 0 => Tens[n / 10],
        < 100 => Tens[n / 10] + "-" + Small[n % 10],
        _ => n.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>«forty-fifth»; from 100 on, digits with their ending.</summary>
    public static string Ordinal(int n) => n switch
    {
        < 20 => SmallOrdinals[n],
        < 100 when n % 10 == 0 => Tens[n / 10][..^1] + "ieth",
        < 100 => Tens[n / 10] + "-" + SmallOrdinals[n % 10],
        _ => n.ToString(CultureInfo.InvariantCulture) + Ending(n % 100),
    };

    /// <summary>«five five five»: digit by digit.</summary>
    public static string Digits(ReadOnlySpan<char> digits)
    {
        var words = new System.Text.StringBuilder(digits.Length * 6);
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit)) continue;
            if (words.Length > 0) words.Append(' ');
            words.Append(Small[digit - '0']);
        }

        return words.ToString();
    }

    public static int Value(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Ending(int n) => (n is >= 11 and <= 13 ? 0 : n % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
}
