using System.Xml;
using Antiphon.Text;
using Antiphon.Text.Lexicons;

namespace Antiphon.Server.PollyApi.Lexicons;

/// <summary>Reads pronunciation lexicons in ipa.</summary>
internal static class InterimPls
{
    public static PronunciationLexicon Read(string xml, LexiconLimits limits, Func<string, bool> isKnown)
    {
        if (TextLength.CountScalars(xml) > limits.MaxCharacters) throw new LexiconException(LexiconFailure.TooLarge, $"The lexicon has more than {limits.MaxCharacters} characters.");
        try
        {
            return Read(XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }), limits, isKnown);
        }
        catch (XmlException e)
        {
            throw new LexiconException(LexiconFailure.Invalid, "The lexicon is not well-formed XML.", e);
        }
    }

    private static PronunciationLexicon Read(XmlReader reader, LexiconLimits limits, Func<string, bool> isKnown)
    {
        reader.MoveToContent();
        if (reader.LocalName != "lexicon") throw new LexiconException(LexiconFailure.Invalid, "The root is not a lexicon.");
        var (alphabet, language) = (reader.GetAttribute("alphabet") ?? "ipa", reader.GetAttribute("xml:lang") ?? "");
        if (alphabet is not ("ipa" or "x-sampa")) throw new LexiconException(LexiconFailure.UnsupportedAlphabet, "The alphabet is neither ipa nor x-sampa.");
        if (language.Length == 0 || !isKnown(language)) throw new LexiconException(LexiconFailure.UnsupportedLanguage, "No voice speaks the lexicon's language.");
        var (graphemes, lexemes) = (new List<string>(), new List<Lexeme>());
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "lexeme") graphemes.Clear();
            else if (reader.LocalName == "grapheme") graphemes.Add(Text(reader, limits: null));
            else if (reader.LocalName == "alias") Add(lexemes, graphemes, alias: Text(reader, limits), ipa: null);
            else if (reader.LocalName == "phoneme") Add(lexemes, graphemes, alias: null, ipa: Text(reader, limits));
        }

        return new PronunciationLexicon(alphabet, language, lexemes);
    }

    private static void Add(List<Lexeme> lexemes, List<string> graphemes, string? alias, string? ipa) =>
        lexemes.AddRange(graphemes.Select(grapheme => new Lexeme(grapheme, alias, ipa)));

    private static string Text(XmlReader reader, LexiconLimits? limits)
    {
        var text = reader.IsEmptyElement ? "" : reader.ReadString();
        if (limits is not null && text.Length > limits.MaxReplacement)
            throw new LexiconException(LexiconFailure.LexemeTooLong, $"An alias or phoneme has more than {limits.MaxReplacement} characters.");
        return text;
    }
}
