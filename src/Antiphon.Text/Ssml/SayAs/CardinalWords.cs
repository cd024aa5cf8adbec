using System.Globalization;
using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;

namespace Antiphon.Text.Ssml.SayAs;

/// <summary><c>cardinal</c>: «1,234» is one thousand two hundred thirty four, «XIV» fourteen.</summary>
internal static partial class CardinalWords
{
    public static SpokenForm? Say(SayAsText text)
    {
        if (Written.Match(text.Text) is { Success: true } match)
        {
            var sign = match.Groups["sign"].Value switch { "" => "", "+" => "plus ", _ => "minus " };
            return new SpokenForm(sign + SpelledNumber.Number(match.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal)));
        }

        return RomanNumeral.TryRead(text.Text, out var roman)
            ? new SpokenForm(SpelledNumber.Cardinal(roman.ToString(CultureInfo.InvariantCulture)))
            : null;
    }

    [GeneratedRegex(@"^(?<sign>[+\-−]?) ?(?<number>(?>[0-9][0-9,]*)(?:\.[0-9]+)?|\.[0-9]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Written { get; }
}
