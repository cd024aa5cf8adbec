using System.Collections.Frozen;

namespace Antiphon.Text.Ssml.SayAs;

/// <summary>The values of <c>interpret-as</c> and what each makes of a text.</summary>
internal static class Interpretations
{
    private static readonly FrozenDictionary<string, Func<SayAsText, SpokenForm?>> English = new Dictionary<string, Func<SayAsText, SpokenForm?>>
    {
        ["characters"] = CharacterWords.Say,
        ["spell-out"] = CharacterWords.Say,
        ["cardinal"] = CardinalWords.Say,
        ["number"] = CardinalWords.Say,
        ["ordinal"] = OrdinalWords.Say,
        ["digits"] = DigitWords.Say,
        ["fraction"] = FractionWords.Say,
        ["unit"] = UnitWords.Say,
        ["date"] = DateWords.Say,
        ["time"] = DurationWords.Say,
        ["address"] = AddressLine.Say,
        ["expletive"] = _ => new SpokenForm("beep"),
        ["telephone"] = TelephoneWords.Say,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // What is left out is the engine's own to read.
    private static readonly FrozenDictionary<string, Func<SayAsText, SpokenForm?>> Others = new Dictionary<string, Func<SayAsText, SpokenForm?>>
    {
        ["characters"] = SpellOut,
        ["spell-out"] = SpellOut,
        ["digits"] = SpellOut,
        ["telephone"] = SpellOut,
        ["expletive"] = _ => new SpokenForm("beep"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Names => English.Keys.Order(StringComparer.Ordinal);

    public static bool IsKnown(string interpretAs) => English.ContainsKey(interpretAs);

    /// <summary>The words for a text, or null where it is read as it stands.</summary>
    public static SpokenForm? Say(SayAsText text, string interpretAs) =>
        (text.IsEnglish ? English : Others).GetValueOrDefault(interpretAs)?.Invoke(text);

    private static SpokenForm? SpellOut(SayAsText text) => new SpokenForm(string.Join(' ', text.Text.EnumerateRunes().Where(rune => rune.Value != ' ')));
}
