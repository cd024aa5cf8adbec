using System.Globalization;
using Antiphon.Text.English.Normalization.Numbers;

namespace Antiphon.Text.Ssml.SayAs;

/// <summary><c>ordinal</c>: «21» and «21st» are twenty first, «VIII» eighth.</summary>
internal static class OrdinalWords
{
    public static SpokenForm? Say(SayAsText text)
    {
        var number = text.Text.AsSpan();
        foreach (var ending in (ReadOnlySpan<string>)["st", "nd", "rd", "th", "."])
        {
            if (number.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) number = number[..^ending.Length];
        }

        var digits = number.ToString().Replace(",", "", StringComparison.Ordinal);
        if (RomanNumeral.TryRead(number, out var roman)) digits = roman.ToString(CultureInfo.InvariantCulture);
        return SpelledNumber.IsDigits(digits) ? new SpokenForm(SpelledNumber.Ordinal(digits)) : null;
    }
}
