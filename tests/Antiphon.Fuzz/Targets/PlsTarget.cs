using System.Text;
using Antiphon.Text.Lexicons;

namespace Antiphon.Fuzz.Targets;

/// <summary>Pronunciation lexicons.</summary>
internal sealed class PlsTarget : IFuzzTarget
{
    private static readonly LexiconLimits Limits = new();

    private static readonly string[] Words =
    [
        "<", ">", "/", "'", "\"", "&", "&amp;", "&#x41;", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE a>", "<lexeme>", "</lexeme>",
        "<grapheme>",
        "</grapheme>", "<alias>", "</alias>", "<phoneme>", "</phoneme>", "alphabet='x-sampa'", "alphabet='ipa'", "xml:lang='xx'",
        "version='2.0'",
        "<example>e</example>", "<metadata/>", "prefer='true'", "ˈ", "ɡ", " ", "\n",
    ];

    public string Name => "pls";

    public byte[] Make(Random random)
    {
        var lexemes = new StringBuilder();
        for (var n = random.Next(4); n > 0; n--)
        {
            lexemes.Append("<lexeme>");
            for (var graphemes = random.Next(1, 3); graphemes > 0; graphemes--)
            {
                lexemes.Append("<grapheme>").Append(Mutation.Word(["W3C", "New York", "é", "C++"], random)).Append("</grapheme>");
            }

            lexemes.Append(
                Mutation.Word(
                    ["<alias>World Wide Web</alias>", "<phoneme>pɪˈkɑːn</phoneme>", "<phoneme alphabet='x-sampa'>pI</phoneme>"], random));
            lexemes.Append("</lexeme>");
        }

        var pls = "<?xml version='1.0' encoding='UTF-8'?><lexicon version='1.0' xmlns='http://www.w3.org/2005/01/pronunciation-lexicon' "
            + $"alphabet='ipa' xml:lang='en-US'>{lexemes}</lexicon>";
        return Encoding.Unicode.GetBytes(Mutation.OfText(pls, Words, random));
    }

    public void Parse(byte[] input)
    {
        try
        {
            PlsReader.Read(Encoding.Unicode.GetString(input), Limits, language => language.StartsWith("en", StringComparison.Ordinal));
        }
        catch (LexiconException)
        {
            // A lexicon may be refused.
        }
    }
}
