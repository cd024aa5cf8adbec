using System.Xml;

namespace Antiphon.Text.Ssml.Source;

/// <summary>Finds the place of a node in the document as it was sent: XML readers tell lines and columns. Immutable.</summary>
internal sealed class SourceLines
{
    private readonly List<int> _starts = [0];

    /// <param name="document">The document that the reader sees.</param>
    public SourceLines(ReadOnlySpan<char> document)
    {
        for (var at = 0; at < document.Length; at++)
        {
            if (document[at] == '\n' || (document[at] == '\r' && (at + 1 == document.Length || document[at + 1] != '\n'))) _starts.Add(at + 1);
        }
    }

    /// <summary>Index of the first char of the node that the reader stands on: of a tag, of its name.</summary>
    public int IndexOf(IXmlLineInfo node) => _starts[node.LineNumber - 1] + node.LinePosition - 1;
}
