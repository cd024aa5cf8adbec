using System.Globalization;
using System.Text;

namespace Antiphon.Text.Ssml.Source;

/// <summary>
/// Reads the text of one node from the document as it was sent, and says for each char what it stands for. The document must be known to
/// be well-formed so far.
/// </summary>
internal ref struct RawText(ReadOnlySpan<char> document, int start, bool isCData)
{
    private readonly ReadOnlySpan<char> _document = document;
    private int _low = -1;

    /// <summary>Where the last char's stretch begins.</summary>
    public int Start { get; private set; } = start;

    /// <summary>Where it ends.</summary>
    public int End { get; private set; } = start;

    /// <summary>Goes to the next UTF-16 unit; false at the node's end. Line ends are one line feed, as XML has them.</summary>
    public bool TryRead(out char c)
    {
        c = (char)_low;
        if (_low >= 0)
        {
            _low = -1;
            return true;
        }

        Start = End;
        if (Start >= _document.Length || IsEnd(_document[Start..])) return false;
        c = _document[Start];
        End = Start + 1;
        if (c == '\r')
        {
            if (End < _document.Length && _document[End] == '\n') End++;
            c = '\n';
        }
        else if (c == '&' && !isCData) c = Entity();
        return true;
    }

    private readonly bool IsEnd(ReadOnlySpan<char> rest) => isCData ? rest.StartsWith("]]>") : rest[0] == '<';

    // An astral character is two chars that stand for the same stretch.
    private char Entity()
    {
        var name = _document[End..];
        name = name[..name.IndexOf(';')];
        End += name.Length + 1;
        Span<char> units = stackalloc char[2];
        var rune = new Rune(name switch
        {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            ['#', 'x', .. var hex] => int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
            _ => int.Parse(name[1..], NumberStyles.None, CultureInfo.InvariantCulture),
        });
        if (rune.EncodeToUtf16(units) == 2) _low = units[1];
        return units[0];
    }
}
