using System.Buffers;
using System.Text;
using Antiphon.Text.English.Words;

namespace Antiphon.Text.English.Reading;

/// <summary>What tokens with a tag of punctuation leave in the phonemes.</summary>
internal static class TagSigns
{
    private const string Heard = ";:,.!?—…\"“”";

    private static readonly SearchValues<char> QuotesAndBrackets = SearchValues.Create("\"“”„«»[]{}");

    /// <summary>The signs of a token, or null where it is to be read as a word.</summary>
    public static string? Of(ReadOnlySpan<char> text, string tag)
    {
        if (tag == ":" && text is ("-" or "–")) return "—";
        if (!IsPunctuation(tag) || LetterCase.IsAsciiLetters(text)) return null;
        return tag switch
        {
            "-LRB-" => "(",
            "-RRB-" => ")",
            "``" => "“",
            "''" => "”",
            _ => HeardOf(text),
        };
    }

    /// <summary>The same where quotes make no pause and only round brackets are brackets.</summary>
    public static string? Plain(ReadOnlySpan<char> text, string tag)
    {
        if (!text.ContainsAnyExcept(QuotesAndBrackets)) return "";

        // «-10» is tagged as a dash where a noun follows.
        if (text.ContainsAnyInRange('0', '9')) return null;
        var signs = Of(text, tag);
        return signs switch
        {
            null => null,
            "(" or ")" => text is "(" or ")" ? signs : "",
            "“" or "”" => "",
            _ => signs.AsSpan().IndexOfAny('"', '“', '”') < 0 ? signs : HeardOf(signs.AsSpan().Trim("\"“”")),
        };
    }

    private static bool IsPunctuation(string tag) => tag is "." or "," or "-LRB-" or "-RRB-" or "''" or ":" or "$" or "#" or "NFP" or "``";

    private static string HeardOf(ReadOnlySpan<char> text)
    {
        if (text.Length == 1) return Heard.Contains(text[0], StringComparison.Ordinal) ? text.ToString() : "";
        var signs = new StringBuilder();
        foreach (var c in text)
        {
            if (Heard.Contains(c, StringComparison.Ordinal)) signs.Append(c);
        }

        return signs.ToString();
    }
}
