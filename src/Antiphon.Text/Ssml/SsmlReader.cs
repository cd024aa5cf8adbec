using System.Xml;
using Antiphon.Text.Ssml.Source;
using Antiphon.Text.Ssml.Tags;
using Antiphon.Text.Xml;

namespace Antiphon.Text.Ssml;

/// <summary>
/// Reads SSML: all tags that Amazon documents (polly.md §3.2). DTDs, and with them entities beyond XML's five, are refused; nothing is ever
/// fetched. Time and memory grow with the document's length.
/// </summary>
public static class SsmlReader
{
    private const string Amazon = "amazon";
    private const string AmazonSpace = "https://amazon.com/ssml";
    private const int LongestFault = 160;
    private const string SsmlSpace = "http://www.w3.org/2001/10/synthesis";

    /// <summary>Reads a document with all tags and in American English.</summary>
    /// <param name="ssml">One whole document.</param>
    /// <param name="limits">Bounds, or null for the defaults.</param>
    /// <exception cref="SsmlException">The document is refused; its kind and message say why.</exception>
    public static SsmlDocument Read(string ssml, SsmlLimits? limits = null) => Read(ssml, new SsmlOptions { Limits = limits ?? new SsmlLimits() });

    /// <summary>Reads a document.</summary>
    /// <param name="ssml">One whole document.</param>
    /// <param name="options">Its bounds, which tags are taken, and the voice's language.</param>
    /// <exception cref="SsmlException">The document is refused; its kind and message say why.</exception>
    public static SsmlDocument Read(string ssml, SsmlOptions options)
    {
        ArgumentNullException.ThrowIfNull(ssml);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (ssml.Length > options.Limits.MaxLength)
            throw new SsmlException(SsmlFailure.TooLarge, $"The SSML document has {ssml.Length} chars; at most {options.Limits.MaxLength} are allowed.");

        var document = SafeXml.Trim(ssml, out var start);
        try
        {
            // Amazon's documents use its prefix without declaring it.
            using var reader = SafeXml.Open(document, Amazon, AmazonSpace);
            return new Reading(reader, ssml, start, options).Read(new SourceLines(document.Span));
        }
        catch (XmlException e)
        {
            throw new SsmlException(SsmlFailure.Malformed, $"The SSML document is not well-formed XML: {Fault(e)}", e);
        }
    }

    // A message quotes names of the document, and only its end says where they stand.
    private static string Fault(XmlException e) => e.Message.Length <= LongestFault
        ? e.Message
        : $"{Excerpt.Of(e.Message, LongestFault)} Line {e.LineNumber}, position {e.LinePosition}.";

    // One document on its way: the XML reader says what comes, the source what each char stands for.
    private sealed class Reading(XmlReader reader, string ssml, int offset, SsmlOptions options)
    {
        private readonly SsmlLimits _limits = options.Limits;
        private readonly SsmlDraft _draft = new(new TagRules(options.Rules, options.VoiceId), options);
        private int _tags;

        public SsmlDocument Read(SourceLines lines)
        {
            while (reader.Read())
            {
                var at = offset + lines.IndexOf((IXmlLineInfo)reader);
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        Open(at - 1);
                        if (reader.IsEmptyElement) _draft.Close();
                        break;
                    case XmlNodeType.EndElement:
                        _draft.Close();
                        break;
                    case XmlNodeType.CDATA or XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when reader.Depth > 0:
                        // The reader has looked at all of a text only when its value is asked for: before that it may be no XML.
                        _ = reader.Value;
                        AddText(new RawText(ssml, at, reader.NodeType == XmlNodeType.CDATA));
                        break;
                }
            }

            return _draft.ToDocument();
        }

        private void Open(int start)
        {
            if (reader.Depth >= _limits.MaxDepth)
                throw new SsmlException(SsmlFailure.TooLarge, $"The SSML tags are nested more than {_limits.MaxDepth} deep.");
            if (++_tags > _limits.MaxTags)
                throw new SsmlException(SsmlFailure.TooLarge, $"The SSML document has more than {_limits.MaxTags} tags.");

            var name = reader.NamespaceURI == SsmlSpace ? reader.LocalName : reader.Name;
            var handler = TagTable.Create(name) ??
                throw new SsmlException(SsmlFailure.UnsupportedTag, $"The SSML tag <{Excerpt.Of(name)}> is not supported here. Supported: {_draft.Rules.Supported}.");
            if (reader.Depth == 0 != handler is SpeakTag)
                throw new SsmlException(SsmlFailure.Malformed, "An SSML document is one <speak> element, with everything else inside it.");
            var attributes = TagAttributes.Of(reader, _limits);
            var tag = new OpenTag(name, _draft.Current, _draft, attributes) { Handler = handler, SourceStart = start, SourceEnd = EndOfTag(start) };
            if (!tag.Counts())
            {
                // Its text is spoken as if the tag were not there.
                attributes.IgnoreRest();
                tag = new OpenTag(name, _draft.Current, _draft, attributes) { Handler = new IgnoredTag(), SourceStart = start, SourceEnd = tag.SourceEnd };
            }

            _draft.Open(tag);
        }

        // A line break between words is the writer's; beside a tag it is the layout of the document.
        private void AddText(RawText text)
        {
            var (scalars, wordEnd) = (0, -1);
            while (text.TryRead(out var c))
            {
                if (!char.IsLowSurrogate(c)) scalars++;
                var isSpace = c is ' ' or '\n' or '\r' or '\t';
                _draft.AddChar(isSpace && (c != '\n' || wordEnd < 0) ? ' ' : c, text.Start, text.End);
                if (!isSpace) wordEnd = _draft.Length;
            }

            if (wordEnd >= 0) _draft.ReplaceLineBreaks(wordEnd);
            _draft.Count(scalars);
        }

        // A bracket may stand inside an attribute's quotes.
        private int EndOfTag(int start)
        {
            var quote = '\0';
            for (var at = start; at < ssml.Length; at++)
            {
                var c = ssml[at];
                if (quote != '\0') quote = c == quote ? '\0' : quote;
                else if (c is '"' or '\'') quote = c;
                else if (c == '>') return at + 1;
            }

            return ssml.Length;
        }
    }
}
