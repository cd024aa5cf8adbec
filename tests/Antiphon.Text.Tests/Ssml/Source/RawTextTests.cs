using System.Xml;
using Antiphon.Text.Ssml.Source;
using Antiphon.Text.Xml;
using FsCheck;
using FsCheck.Fluent;

namespace Antiphon.Text.Tests.Ssml.Source;

/// <summary>What the XML reader calls a node's value is what its place in the document holds, char by char.</summary>
public sealed class RawTextTests
{
    private const int Rounds = 2_000;

    private static readonly string[] Pieces =
    [
        "a", "é", "😀", " ", "\t", "\n", "\r", "\r\n", "\n\n", "&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#65;", "&#x41;", "&#x1F600;",
        "&#128512;",
        "&#10;", "&#13;", "]]", ">", "'", "\"", "<p>", "</p>", "<break/>", "<break time='1s>'\r\n/>", "<!-- c & < -->", "<?pi x?>",
        "<![CDATA[x&amp;<y>\r\n]]>",
        "<![CDATA[]]>", "<lang xml:lang=\"d\n\ne\">", "</lang>", "long enough to leave the first buffer of the reader "
            + "……………………………………………………………………………………………………………………",
    ];

    private static readonly Arbitrary<string[]> Documents = Gen.Elements(Pieces).ArrayOf().ToArbitrary();

    [Fact]
    public void TryRead_EveryTextNode_IsTheReadersValue() => Prop.ForAll(Documents, pieces =>
    {
        // Tags that do not match end the document early: what came before must agree all the same.
        var document = "<speak>" + string.Concat(pieces) + "</speak>";
        foreach (var (value, raw) in TextNodes(document)) raw.ShouldBe(value, document);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Rounds).WithReplay(20261121, 5));

    [Fact]
    public void TryRead_LongNode_IsTheReadersValue()
    {
        var text = string.Concat(Enumerable.Repeat("0123456789&amp;&#x1F600;\r\n", 5_000));
        var (value, raw) = TextNodes("<speak>\n" + text + "</speak>").ShouldHaveSingleItem();
        raw.ShouldBe(value);
    }

    private static List<(string Value, string Raw)> TextNodes(string document)
    {
        var nodes = new List<(string, string)>();
        var lines = new SourceLines(document);
        using var reader = SafeXml.Open(document.AsMemory());
        try
        {
            while (reader.Read())
            {
                if (reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace)) continue;
                nodes.Add((reader.Value, ReadRaw(document, lines.IndexOf((IXmlLineInfo)reader), reader.NodeType == XmlNodeType.CDATA)));
            }
        }
        catch (XmlException)
        {
            return nodes;
        }

        return nodes;
    }

    private static string ReadRaw(string document, int start, bool isCData)
    {
        var raw = new RawText(document, start, isCData);
        var chars = new List<char>();
        while (raw.TryRead(out var c)) chars.Add(c);
        return string.Concat(chars);
    }
}
