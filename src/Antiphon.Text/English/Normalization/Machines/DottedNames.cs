using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Machines;

/// <summary>
/// «main.cs», «Node.js», «.NET», «System.Text.Json»: the dot inside a name is said. «end.Next» lacks a space and is no name.
/// </summary>
internal static partial class DottedNames
{
    public static void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Name.Matches(text))
        {
            var after = Scan.At(text, match.Index + match.Length);
            if (IsName(match.ValueSpan, after)) edits.Replace(match, AddressWords.Say(match.ValueSpan, exact: false));
        }
    }

    private static bool IsName(ReadOnlySpan<char> name, char after)
    {
        if (name[0] == '.') return name.Length > 2;
        var last = name[(name.LastIndexOf('.') + 1)..];
        if (IsOneCase(last) && (AddressWords.IsExtension(last) || (last is "NET" && name.Length > 4))) return true;
        return HasLongParts(name) && (name.Count('.') >= 2 || after == '(' || IsIdentifier(name));
    }

    /// <summary>«server.port», «Console.WriteLine»: no sentence ends or starts so.</summary>
    private static bool IsIdentifier(ReadOnlySpan<char> name) => name.IndexOfAnyInRange('A', 'Z') < 0 || Humps.IsMatch(name);

    private static bool IsOneCase(ReadOnlySpan<char> part) => part.IndexOfAnyInRange('A', 'Z') < 0 || part.IndexOfAnyInRange('a', 'z') < 0;

    private static bool HasLongParts(ReadOnlySpan<char> name)
    {
        foreach (var part in name.Split('.'))
        {
            if (name[part].Length < 2) return false;
        }

        return true;
    }

    [GeneratedRegex("[a-z][A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Humps { get; }

    private const string Part = @"[A-Za-z_][\w\-]{0,60}";

    [GeneratedRegex(@"(?<![\w@.\-/\\])(?:" + Part + @"(?:\." + Part + "){1,8}|" + @"\.[A-Za-z]\w{1,30})(?![\w@]|\.\w)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Name { get; }
}
