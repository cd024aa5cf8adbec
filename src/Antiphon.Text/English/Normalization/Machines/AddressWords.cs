using System.Buffers;
using System.Text;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.Machines;

/// <summary>Says addresses and names of machines part by part, as one would on the telephone.</summary>
internal static class AddressWords
{
    /// <summary>More digits than this are said one by one.</summary>
    private const int LongestNumber = 4;

    /// <summary>More letters than this are read as a word, with or without a vowel.</summary>
    private const int LongestInitials = 4;

    private static readonly Dictionary<string, (string Words, string Kind)> Parts =
        NormalizationData.Rows("address-words").ToDictionary(row => row[0], row => (row[1], row[2]), StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, (string Words, string Kind)>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Parts.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyAEIOUY");

    /// <summary>The last part of a host name.</summary>
    public static bool IsDomain(ReadOnlySpan<char> part) => BySpan.TryGetValue(part, out var known) && known.Kind == "host";

    /// <summary>The last part of a file's name.</summary>
    public static bool IsExtension(ReadOnlySpan<char> part) => BySpan.TryGetValue(part, out var known) && known.Kind == "file";

    /// <param name="address">Without white space.</param>
    /// <param name="exact">Underscores are said: the listener is to write it down.</param>
    public static string Say(ReadOnlySpan<char> address, bool exact)
    {
        var said = new StringBuilder(address.Length * 2);
        for (var i = 0; i < address.Length;)
        {
            var length = RunLength(address[i..]);
            var words = SayPart(address.Slice(i, length), behindDot: i > 0 && address[i - 1] == '.', exact);
            i += length;
            if (words.Length == 0) continue;
            if (said.Length > 0) said.Append(' ');
            said.Append(words);
        }

        return said.ToString();
    }

    private static int RunLength(ReadOnlySpan<char> rest)
    {
        var length = 1;
        if (char.IsAsciiDigit(rest[0])) while (length < rest.Length && char.IsAsciiDigit(rest[length])) length++;
        if (char.IsLetter(rest[0])) while (length < rest.Length && Continues(rest, length)) length++;
        return length;
    }

    /// <summary>«mp3» is one name, «doe99» a name and a number.</summary>
    private static bool Continues(ReadOnlySpan<char> rest, int at)
    {
        if (!char.IsAsciiDigit(rest[at])) return char.IsLetter(rest[at]);
        return BySpan.ContainsKey(rest[..(at + 1)]) && (at + 1 == rest.Length || !char.IsLetterOrDigit(rest[at + 1]));
    }

    private static string SayPart(ReadOnlySpan<char> part, bool behindDot, bool exact)
    {
        if (char.IsAsciiDigit(part[0])) return IsSpelled(part) ? NumberWords.Digits(part) : part.ToString();
        if (!char.IsLetter(part[0])) return SaySign(part[0], exact);
        if (BySpan.TryGetValue(part, out var known) && (behindDot || known.Kind == "word")) return known.Words;
        var isInitials = part.Length == 1 || (part.Length <= LongestInitials && !part.ContainsAny(Vowels));
        return isInitials ? part.ToString().ToUpperInvariant() : part.ToString();
    }

    private static bool IsSpelled(ReadOnlySpan<char> digits) => digits.Length > LongestNumber || digits is ['0', _, ..];

    private static string SaySign(char sign, bool exact) => sign switch
    {
        '.' => "dot",
        '/' => "slash",
        '\\' => "backslash",
        '@' => "at",
        '-' => "dash",
        '_' => exact ? "underscore" : "",
        '+' => "plus",
        ':' => "colon",
        '?' => "question mark",
        '=' => "equals",
        '&' => "and",
        '#' => "hash",
        '%' => "percent",
        '~' => "tilde",
        _ => "",
    };
}
