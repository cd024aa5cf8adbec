using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.NumberForms;

/// <summary>«Room 101», «Flight 370», «call 911», «NY 10001»: numbers that count nothing, by what stands before them.</summary>
internal static partial class NamedNumbers
{
    private const int ZipLength = 5;

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Kinds =
        NormalizationData.Map("named-numbers").GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Verbs = NormalizationData.Rows("named-numbers")
        .Where(row => row is [_, _, "verb"])
        .Select(row => row[0])
        .ToHashSet(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Named.Matches(text))
        {
            var name = match.Groups["name"].ValueSpan;
            if (!Kinds.TryGetValue(name, out var kind)) continue;
            var number = match.Groups["n"];
            if (number.Length != (kind == "zip" ? ZipLength : 3)) continue;
            if (Verbs.Contains(name) && !IsHelp(number.ValueSpan) && CountsNext(text, number.Index + number.Length)) continue;
            if (kind != "pairs") edits.Replace(number, NumberWords.Digits(number.ValueSpan));
            else if (HasPairs(number.ValueSpan)) edits.Replace(number, SayPairs(number.ValueSpan));
        }
    }

    // «101» and «250», not «100» or «007».
    private static bool HasPairs(ReadOnlySpan<char> number) => number is [not '0', .., not '0'] or [not '0', not '0', '0'];

    // «Call 911 immediately».
    private static bool IsHelp(ReadOnlySpan<char> number) => number is [>= '2', '1', '1'] or "112" or "988" or "999";

    // «We call 200 customers», «Train 250 employees».
    private static bool CountsNext(string text, int end)
    {
        if (Scan.At(text, end) != ' ' || !char.IsLetter(Scan.At(text, end + 1))) return false;
        return !FunctionWords.Contains(text.AsSpan(end + 1, Scan.WordEnd(text, end + 1) - end - 1));
    }

    private static string SayPairs(ReadOnlySpan<char> number)
    {
        var (hundreds, rest) = (NumberWords.Value(number[..1]), NumberWords.Value(number[1..]));
        return NumberWords.Cardinal(hundreds) + (rest < 10 ? " oh " : " ") + NumberWords.Cardinal(rest);
    }

    // What follows a number that counts something is left out.
    private const string NotCounting = @"(?![\w%°/:\-]|[.,][0-9]| (?:times|people|hundred|thousand|million|and|of)\b)";

    [GeneratedRegex(@"(?<!\w)(?<name>[A-Za-z]{2,12}) (?<n>[0-9]{5}|[0-9]{3})" + NotCounting, RegexOptions.CultureInvariant)]
    private static partial Regex Named { get; }
}
