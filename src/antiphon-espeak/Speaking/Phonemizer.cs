using System.Text;
using System.Text.RegularExpressions;
using AntiphonEspeak.Native;

namespace AntiphonEspeak.Speaking;

/// <summary>
/// Text to IPA with its punctuation. The library reads a clause at a time and drops the mark that ends it; where it stands after the
/// clause (behind the mark, at most one character further) tells which mark that was.
/// </summary>
internal static partial class Phonemizer
{
    private const string Marks = ".,;:!?…—。，、；：！？؟،؛।॥";
    private const string Closers = "\"'’”»«“„)]}›‹」』）";

    public static unsafe string Ipa(EspeakLibrary library, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text + '\0');
        var spoken = new StringBuilder();
        fixed (byte* start = bytes)
        {
            var at = start;
            while (at is not null && at < start + bytes.Length - 1)
            {
                var from = (int)(at - start);
                var ipa = LanguageSwitch().Replace(library.ClausePhonemes(ref at), "").Trim();
                var to = at is null ? bytes.Length - 1 : (int)(at - start);
                if (to <= from && at is not null) break;
                Append(spoken, ipa, EndMark(Encoding.UTF8.GetString(bytes, from, to - from), looksAhead: at is not null));
            }
        }

        return spoken.ToString();
    }

    private static void Append(StringBuilder spoken, string ipa, string mark)
    {
        if (ipa.Length > 0)
        {
            if (spoken.Length > 0) spoken.Append(' ');
            spoken.Append(ipa);
        }

        // A mark after nothing said ("...") says nothing either.
        if (spoken.Length > 0) spoken.Append(mark);
    }

    // "(en)…(de)" around words that the library reads in another language.
    [GeneratedRegex(@"\([a-z]{2,3}(-[a-z0-9-]+)?\)", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageSwitch();

    private static string EndMark(string clause, bool looksAhead)
    {
        var whole = TrimEnd(clause);
        if (Ends(whole)) return Mark(whole);
        if (!looksAhead || clause.Length == 0) return "";
        var behind = TrimEnd(clause[..^(char.IsLowSurrogate(clause[^1]) ? 2 : 1)]);
        return Ends(behind) ? Mark(behind) : "";
    }

    private static bool Ends(ReadOnlySpan<char> clause) => clause.Length > 0 && Marks.Contains(clause[^1]);

    // "?!" and "..." stay together.
    private static string Mark(ReadOnlySpan<char> clause)
    {
        var first = clause.Length;
        while (first > 0 && Marks.Contains(clause[first - 1])) first--;
        return clause[first..].ToString();
    }

    private static ReadOnlySpan<char> TrimEnd(string clause)
    {
        var end = clause.Length;
        while (end > 0 && (char.IsWhiteSpace(clause[end - 1]) || Closers.Contains(clause[end - 1]))) end--;
        return clause.AsSpan(0, end);
    }
}
