using System.Text;
using System.Xml;

namespace Antiphon.Text.Ssml;

/// <summary>
/// Reads the SSML that this server can speak: <c>speak</c>, <c>break</c>, <c>p</c> and <c>s</c>. DTDs, and with them entities beyond XML's
/// five, are refused; nothing is ever fetched.
/// </summary>
public static class SsmlReader
{
    private const string Supported = "speak, break, p, s";

    /// <summary>Reads a document.</summary>
    /// <param name="ssml">One whole document.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="SsmlException">The document is refused; its kind and message say why.</exception>
    public static SsmlDocument Read(string ssml, SsmlOptions options) => Read(ssml, options.Limits);

    /// <param name="ssml">One whole document.</param>
    /// <param name="limits">Bounds, or null for the defaults.</param>
    /// <exception cref="SsmlException">The document is refused; its kind and message say why.</exception>
    public static SsmlDocument Read(string ssml, SsmlLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(ssml);
        limits ??= new SsmlLimits();
        limits.Validate();
        if (ssml.Length > limits.MaxLength)
            throw new SsmlException(SsmlFailure.TooLarge, $"The SSML document has {ssml.Length} chars; at most {limits.MaxLength} are allowed.");

        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = limits.MaxLength,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            using var reader = XmlReader.Create(new StringReader(ssml.Trim()), settings, AmazonsPrefix());
            return ReadDocument(reader, limits);
        }
        catch (XmlException e)
        {
            throw new SsmlException(SsmlFailure.Malformed, $"The SSML document is not well-formed XML: {e.Message}", e);
        }
    }

    // Amazon's documents use the prefix without declaring it: its tags are to be refused by their names, not as bad XML.
    private static XmlParserContext AmazonsPrefix()
    {
        var names = new XmlNamespaceManager(new NameTable());
        names.AddNamespace("amazon", "https://amazon.com/ssml");
        return new XmlParserContext(null, names, null, XmlSpace.None);
    }

    private static SsmlDocument ReadDocument(XmlReader reader, SsmlLimits limits)
    {
        var parts = new List<SsmlPart>();
        var text = new StringBuilder();
        var count = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth >= limits.MaxDepth)
                        throw new SsmlException(SsmlFailure.TooLarge, $"The SSML tags are nested more than {limits.MaxDepth} deep.");
                    TakeText(text, parts);
                    TakeElement(reader, parts);
                    break;
                case XmlNodeType.EndElement:
                    TakeText(text, parts);
                    if (reader.LocalName is "p" or "s") AddBoundary(parts, reader.LocalName);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when reader.Depth > 0:
                    count += TextLength.CountScalars(reader.Value);
                    text.Append(reader.Value);
                    break;
            }
        }

        return new SsmlDocument(parts, count);
    }

    private static void TakeElement(XmlReader reader, List<SsmlPart> parts)
    {
        var name = reader.LocalName;
        if (reader.Prefix.Length > 0 || name is not ("speak" or "break" or "p" or "s"))
            throw new SsmlException(SsmlFailure.UnsupportedTag, $"The SSML tag <{reader.Name}> is not supported here. Supported: {Supported}.");
        if (reader.Depth == 0 != (name == "speak"))
            throw new SsmlException(SsmlFailure.Malformed, "An SSML document is one <speak> element, with everything else inside it.");

        if (name == "break") parts.Add(new SsmlPause(BreakTag.Read(reader)));
        else if (name == "speak") return;
        else if (reader.HasAttributes) throw new SsmlException(SsmlFailure.BadAttribute, $"The SSML tag <{name}> takes no attributes.");
        else AddBoundary(parts, name);
    }

    private static void AddBoundary(List<SsmlPart> parts, string name)
    {
        var paragraph = name == "p";
        if (parts is [.., SsmlBoundary last]) parts[^1] = new SsmlBoundary(last.Paragraph || paragraph);
        else if (parts.Count > 0) parts.Add(new SsmlBoundary(paragraph));
    }

    private static void TakeText(StringBuilder text, List<SsmlPart> parts)
    {
        if (text.Length == 0) return;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n' or '\r' or '\t') text[i] = ' ';
        }

        // White space between two tags is the layout of the document, no text.
        var run = text.ToString();
        if (!string.IsNullOrWhiteSpace(run)) parts.Add(new SsmlText(run));
        else if (parts is [.., SsmlText before]) parts[^1] = new SsmlText(before.Text + ' ');
        text.Clear();
    }
}
