using Antiphon.Text.English.Stress;
using Antiphon.Text.English.Words;

namespace Antiphon.Text.English.Numbers;

/// <summary>Reads numbers that the normaliser left as digits: years, codes, amounts, ordinals. Stateless.</summary>
internal sealed class NumberReader(KnownWords known, Stems stems, Inflection inflection, bool improvements)
{
    // In the order in which an ending is taken off to see whether the rest is a number.
    private static readonly string[] Endings = ["ing", "'d", "ed", "'s", "st", "nd", "rd", "th", "s"];

    /// <summary>Whether the word is digits with commas, stops, an ending; a leading minus only where a group begins.</summary>
    public static bool IsNumber(ReadOnlySpan<char> word, bool first)
    {
        if (!word.ContainsAnyInRange('0', '9')) return false;
        foreach (var ending in Endings)
        {
            if (!word.EndsWith(ending)) continue;
            word = word[..^ending.Length];
            break;
        }

        if (first && word is ['-', ..]) word = word[1..];
        foreach (var c in word)
        {
            if (!char.IsAsciiDigit(c) && c is not (',' or '.')) return false;
        }

        return true;
    }

    /// <summary>The reading of a word that <see cref="IsNumber"/>.</summary>
    /// <param name="word">The number with its ending.</param>
    /// <param name="currency">Sign of the currency that it is an amount of, or null.</param>
    /// <param name="first">False inside a group: «A380» is not three hundred and eighty.</param>
    public string? Read(ReadOnlySpan<char> word, string? currency, bool first)
    {
        var body = word.TrimEnd("abcdefghijklmnopqrstuvwxyz'");
        var ending = word[body.Length..];
        var spoken = new SpokenNumber(known);
        if (body is ['-', ..])
        {
            spoken.Word("minus");
            body = body[1..];
        }

        if (ending is "st" or "nd" or "rd" or "th" && IsDigits(body)) spoken.Ordinal(body);
        else if (body.Length == 4 && word[0] != '-' && currency is null && IsDigits(body)) spoken.Year(body);
        else if (!first || body.Count('.') > 1) ReadCode(body, spoken);
        else if (Currency.Of(currency) is { } unit && IsAmount(body)) ReadAmount(body, unit, spoken);
        else ReadPlain(body, ending is "st" or "nd" or "rd" or "th", spoken);

        return spoken.Phonemes is { } phonemes ? WithEnding(phonemes, ending) : null;
    }

    private string? WithEnding(string phonemes, ReadOnlySpan<char> ending) => ending switch
    {
        "s" or "'s" => inflection.S(phonemes),
        "ed" or "'d" => inflection.Ed(phonemes),
        "ing" => inflection.Ing(phonemes),
        _ => phonemes,
    };

    // Part of a name or a version: digits in ones and twos.
    private static void ReadCode(ReadOnlySpan<char> body, SpokenNumber spoken)
    {
        var number = body.ToString().Replace(",", "", StringComparison.Ordinal).AsSpan();
        if (!number.Contains('.'))
        {
            ReadCodePart(number, spoken);
            return;
        }

        foreach (var range in number.Split('.'))
        {
            var part = number[range];
            if (part.IsEmpty) continue;
            if (part[0] == '0' || (part.Length != 2 && part[1..].ContainsAnyExcept('0'))) spoken.Digits(part);
            else spoken.Cardinal(part);
        }
    }

    private static void ReadCodePart(ReadOnlySpan<char> number, SpokenNumber spoken)
    {
        if (number.IsEmpty) return;
        if (number[0] == '0' || number.Length > 3) spoken.Digits(number);
        else if (number.Length < 3 || number[1..] is "00") spoken.Cardinal(number);
        else if (number[1] == '0')
        {
            spoken.Cardinal(number[..1]);
            spoken.Word("O", StressMarks.Removed);
            spoken.Cardinal(number[2..]);
        }
        else
        {
            spoken.Cardinal(number[..1]);
            spoken.Cardinal(number[1..]);
        }
    }

    private void ReadAmount(ReadOnlySpan<char> body, Currency currency, SpokenNumber spoken)
    {
        var number = body.ToString().Replace(",", "", StringComparison.Ordinal).AsSpan();
        var dot = number.IndexOf('.');
        var whole = dot < 0 ? number : number[..dot];
        var cents = dot < 0 ? default : number[(dot + 1)..];
        var hasCents = cents.ContainsAnyExcept('0');
        var hasWhole = whole.ContainsAnyExcept('0') || !hasCents;
        if (hasWhole)
        {
            spoken.Cardinal(whole);
            spoken.Phrase(IsOne(whole) ? known.Read(currency.Unit, WordLookup.Alone) : stems.ReadS(currency.Unit + "s", WordLookup.Alone));
        }

        if (!hasCents) return;
        if (hasWhole) spoken.Word("and");
        spoken.Cardinal(cents);
        var singular = IsOne(cents) || currency.Part == "pence";
        spoken.Phrase(singular ? known.Read(currency.Part, WordLookup.Alone) : stems.ReadS(currency.Part + "s", WordLookup.Alone));
    }

    private void ReadPlain(ReadOnlySpan<char> body, bool ordinal, SpokenNumber spoken)
    {
        var number = body.ToString().Replace(",", "", StringComparison.Ordinal).AsSpan();
        var dot = number.IndexOf('.');
        if (dot < 0)
        {
            if (ordinal && number.Length > 0) spoken.Ordinal(number);
            else if (number.Length > 0) spoken.Cardinal(number);
            return;
        }

        var fraction = number[(dot + 1)..];
        if (dot > 0)
        {
            spoken.Cardinal(number[..dot]);

            // «2.0» is two point zero, to the reference two.
            if (!improvements) fraction = fraction.TrimEnd('0');
        }

        if (fraction.IsEmpty) return;
        spoken.Word("point", StressMarks.Removed);
        spoken.Digits(fraction);
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');

    // Up to two decimals, or only zeros.
    private static bool IsAmount(ReadOnlySpan<char> number)
    {
        var dot = number.IndexOf('.');
        return dot < 0 || number.Length - dot - 1 < 3 || !number[(dot + 1)..].ContainsAnyExcept('0');
    }

    private static bool IsOne(ReadOnlySpan<char> digits) => digits.TrimStart('0') is "1";
}
