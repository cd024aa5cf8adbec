using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.Ssml.SayAs;

/// <summary><c>unit</c>: a number or a fraction with its unit, «6ft», «1/2inch», or a unit alone.</summary>
internal static partial class UnitWords
{
    private static readonly UnitNames Names = new("units", "units-more");

    public static SpokenForm? Say(SayAsText text)
    {
        if (Written.Match(text.Text) is not { Success: true } match) return EnglishText.Say(text.Text);
        var (number, unit) = (match.Groups["number"].Value, match.Groups["unit"].Value);
        if (number.Length == 0) return Names.TryFind(unit, out var alone) ? new SpokenForm(alone.One) : null;

        var fraction = FractionWords.Words(number);
        var words = fraction ?? SpelledNumber.Number(number.Replace(",", "", StringComparison.Ordinal));
        var one = fraction is null ? words == "one" : !number.Contains('+') && !number.Contains(' ');
        if (Names.TryFind(unit, out var name) || Names.TryFind(unit.ToLowerInvariant(), out name)) unit = one ? name.One : name.Many;
        return new SpokenForm($"{words} {unit}");
    }

    [GeneratedRegex(@"^(?<number>(?:[0-9]{1,9}[+ ])?[0-9]{1,9}/[0-9]{1,9}|(?:(?>[0-9]{1,30}(?:,[0-9]{3}){0,9})(?:\.[0-9]{1,30})?)?) ?(?<unit>[^0-9'""].*)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Written { get; }
}
