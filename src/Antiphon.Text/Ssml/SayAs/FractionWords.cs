using System.Text.RegularExpressions;

namespace Antiphon.Text.Ssml.SayAs;

/// <summary><c>fraction</c>: «3/20» is three twentieths, «3+1/2» three and one half.</summary>
internal static partial class FractionWords
{
    public static SpokenForm? Say(SayAsText text) => Words(text.Text) is { } words ? new SpokenForm(words) : null;

    /// <summary>The words of a fraction, with or without a whole number before it, or null.</summary>
    public static string? Words(string text)
    {
        if (Written.Match(text) is not { Success: true } match) return null;
        var (over, under) = (match.Groups["a"].Value, match.Groups["b"].Value.TrimStart('0'));
        if (under is "" or "1") return null;
        var many = over.TrimStart('0') != "1";
        var part = under switch
        {
            "2" => many ? "halves" : "half",
            "4" => many ? "quarters" : "quarter",
            _ => SpelledNumber.Ordinal(under) + (many ? "s" : ""),
        };
        var whole = match.Groups["whole"] is { Success: true } number ? SpelledNumber.Cardinal(number.Value) + " and " : "";
        return (match.Groups["minus"].Success ? "minus " : "") + whole + SpelledNumber.Cardinal(over) + " " + part;
    }

    [GeneratedRegex(@"^(?<minus>[\-−])? ?(?:(?<whole>[0-9]{1,30}) ?[+ ] ?)?(?<a>[0-9]{1,30}) ?[/⁄] ?(?<b>[0-9]{1,30})$", RegexOptions.CultureInvariant)]
    private static partial Regex Written { get; }
}
