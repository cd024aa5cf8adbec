using System.Text;
using System.Xml;
using Antiphon.Text.Phonetics;
using Antiphon.Text.Xml;

namespace Antiphon.Text.Lexicons;

/// <summary>
/// Reads the part of the Pronunciation Lexicon Specification that Amazon accepts (polly.md §3.1). DTDs are refused; nothing is ever
/// fetched.
/// Stateless; safe for concurrent use.
/// </summary>
public static class PlsReader
{
    private const string PlsSpace = "http://www.w3.org/2005/01/pronunciation-lexicon";

    /// <summary>Reads a lexicon.</summary>
    /// <param name="pls">The whole file.</param>
    /// <param name="limits">Its bounds.</param>
    /// <param name="isKnownLanguage">Whether a voice speaks a BCP 47 tag. For a tag without a region, a voice of any region counts.</param>
    /// <exception cref="LexiconException">The lexicon is refused; failure kind and message say why.</exception>
    public static PronunciationLexicon Read(string pls, LexiconLimits limits, Func<string, bool> isKnownLanguage)
    {
        ArgumentNullException.ThrowIfNull(pls);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(isKnownLanguage);
        limits.Validate();

        // A character has at most two chars, so a file of more than twice the bound need not be counted.
        if (pls.Length > limits.MaxCharacters * 2L || TextLength.CountScalars(pls) > limits.MaxCharacters)
            throw new LexiconException(LexiconFailure.TooLarge, $"The lexicon has more than {limits.MaxCharacters} characters.");
        try
        {
            using var reader = SafeXml.Open(SafeXml.Trim(pls, out _));
            return new Reading(reader, limits).Read(isKnownLanguage);
        }
        catch (XmlException e)
        {
            var position = $"line {e.LineNumber}, position {e.LinePosition}";
            throw new LexiconException(LexiconFailure.Invalid, $"The lexicon is not well-formed XML: {position}.", e);
        }
    }

    private sealed class Reading(XmlReader reader, LexiconLimits limits)
    {
        private readonly List<Lexeme> _entries = [];
        private string _alphabet = "";
        private int _lexemes;

        public PronunciationLexicon Read(Func<string, bool> isKnownLanguage)
        {
            reader.MoveToContent();
            if (!IsPls("lexicon")) throw Invalid("Its root is not <lexicon>.");
            if (reader.GetAttribute("version") is not (null or "1.0")) throw Invalid("Its version is not 1.0.");
            _alphabet = Alphabet(reader.GetAttribute("alphabet") ?? throw Invalid("<lexicon> needs the attribute 'alphabet'."));
            var language = reader.GetAttribute("xml:lang")?.Trim() ?? throw Invalid("<lexicon> needs the attribute 'xml:lang'.");
            if (language.Length == 0 || !isKnownLanguage(language))
                throw new LexiconException(LexiconFailure.UnsupportedLanguage, "No voice speaks the lexicon's language.");

            ReadChildren("lexicon", ReadEntry);
            while (reader.Read())
            {
                // Only comments may follow. The reader skips them and refuses anything else.
            }

            return new PronunciationLexicon(_alphabet, language, _entries) { LexemeCount = _lexemes };
        }

        private void ReadEntry()
        {
            if (IsPls("lexeme")) ReadLexeme();
            else if (IsPls("meta") || IsPls("metadata")) reader.Skip();
            else throw Invalid("<lexicon> can hold only <lexeme>.");
        }

        private void ReadLexeme()
        {
            List<string> graphemes = [];
            string? alias = null, ipa = null;
            ReadChildren("lexeme", () =>
            {
                if (IsPls("grapheme")) graphemes.Add(ReadText("grapheme"));
                else if (IsPls("alias")) alias ??= Bounded(ReadText("alias"));
                else if (IsPls("phoneme")) ipa = ReadPhoneme(ipa);
                else if (IsPls("example")) reader.Skip();
                else throw Invalid("<lexeme> can hold only <grapheme>, <alias>, <phoneme> and <example>.");
            });
            if (graphemes.Count == 0) throw Invalid("A <lexeme> has no <grapheme>.");
            if (alias is null && ipa is null) throw Invalid("A <lexeme> has neither <alias> nor <phoneme>.");
            _lexemes++;
            foreach (var grapheme in graphemes) _entries.Add(new Lexeme(grapheme, ipa is null ? alias : null, ipa));
        }

        // The first <phoneme> is the preferred one.
        private string ReadPhoneme(string? before)
        {
            var alphabet = reader.GetAttribute("alphabet") is { } own ? Alphabet(own) : _alphabet;
            var sounds = Bounded(ReadText("phoneme"));
            return before ?? (alphabet == "ipa" ? sounds : XSampa.ToIpa(sounds));
        }

        private void ReadChildren(string parent, Action readChild)
        {
            if (reader.IsEmptyElement)
            {
                reader.Read();
                return;
            }

            reader.Read();
            while (reader.NodeType != XmlNodeType.EndElement)
            {
                if (reader.NodeType == XmlNodeType.Element) readChild();
                else if (reader.NodeType is XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace) reader.Read();
                else throw Invalid($"<{parent}> can hold no text of its own.");
            }

            reader.Read();
        }

        // Runs of white space are layout: each becomes one space.
        private string ReadText(string element)
        {
            var text = string.Join(' ', ReadString(element).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            return text.Length > 0 ? text : throw Invalid($"A <{element}> is empty.");
        }

        private string ReadString(string element)
        {
            var text = new StringBuilder();
            if (!reader.IsEmptyElement)
            {
                reader.Read();
                for (; reader.NodeType != XmlNodeType.EndElement; reader.Read())
                {
                    if (reader.NodeType == XmlNodeType.Element) throw Invalid($"<{element}> can hold only text.");
                    text.Append(reader.Value);
                }
            }

            reader.Read();
            return text.ToString();
        }

        private string Bounded(string text) => TextLength.CountScalars(text) <= limits.MaxReplacement
            ? text
            : throw new LexiconException(LexiconFailure.LexemeTooLong, $"An alias or phoneme has more than {limits.MaxReplacement} characters.");

        private bool IsPls(string name) =>
            reader.NodeType == XmlNodeType.Element && reader.LocalName == name && reader.NamespaceURI is (PlsSpace or "");

        private static string Alphabet(string name) => name.Trim() is "ipa" or "x-sampa"
            ? name.Trim()
            : throw new LexiconException(LexiconFailure.UnsupportedAlphabet, "The alphabet is neither ipa nor x-sampa.");

        private static LexiconException Invalid(string message) => new(LexiconFailure.Invalid, "The lexicon is invalid. " + message);
    }
}
