using System.Xml;

namespace Antiphon.Text.Xml;

/// <summary>Opens untrusted XML: without DTDs, and so without entities beyond XML's own five; nothing is ever fetched.</summary>
internal static class SafeXml
{
    /// <summary>A reader over one document whose length the caller has checked.</summary>
    /// <param name="document">The document.</param>
    /// <param name="prefix">A prefix that may be used without being declared, or null.</param>
    /// <param name="uri">The name space of the prefix.</param>
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

    /// <summary>The document without white space and a byte order mark before its first tag and after its last one.</summary>
    /// <param name="document">The document as sent.</param>
    /// <param name="start">The number of chars removed before it.</param>
    public static ReadOnlyMemory<char> Trim(string document, out int start)
    {
        start = document.Length - document.AsSpan().TrimStart("\uFEFF \t\r\n").Length;
        return document.AsMemory(start).TrimEnd();
    }
}
