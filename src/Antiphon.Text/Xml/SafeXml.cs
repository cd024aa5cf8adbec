using System.Xml;

namespace Antiphon.Text.Xml;

/// <summary>Readers of XML that strangers wrote: no DTD, so no entities but XML's own five; nothing is ever fetched.</summary>
internal static class SafeXml
{
    /// <summary>A reader over one document that the caller has found short enough.</summary>
    /// <param name="document">The document.</param>
    /// <param name="prefix">A prefix that may be used without being declared, or null.</param>
    /// <param name="uri">What the prefix stands for.</param>
    public static XmlReader Open(ReadOnlyMemory<char> document, string? prefix = null, string? uri = null)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = Math.Max(1, document.Length),
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        var names = new XmlNamespaceManager(new NameTable());
        if (prefix is not null) names.AddNamespace(prefix, uri!);
        return XmlReader.Create(new StringReader(document.ToString()), settings, new XmlParserContext(null, names, null, XmlSpace.None));
    }

    /// <summary>The document without what people leave before its first and after its last tag: white space and a byte order mark.</summary>
    /// <param name="document">As it was sent.</param>
    /// <param name="start">Chars that were left out before it.</param>
    public static ReadOnlyMemory<char> Trim(string document, out int start)
    {
        start = document.Length - document.AsSpan().TrimStart("\uFEFF \t\r\n").Length;
        return document.AsMemory(start).TrimEnd();
    }
}
