using System.Text;

namespace AntiphonEspeak.Speaking;

/// <summary>
/// A text as the library may see it: what could be a command of the library (control characters), end the string (zero) or is no
/// character (half a surrogate pair, noncharacters) becomes a space, one for one, so that positions stay countable.
/// </summary>
internal sealed class PlainText
{
    // _starts[n] is the first UTF-16 unit of code point n; the last entry is the text's end.
    private readonly List<int> _starts;

    private PlainText(string text, List<int> starts)
    {
        Text = text;
        _starts = starts;
    }

    /// <summary>As many UTF-16 units as the original.</summary>
    public string Text { get; }

    public static PlainText Of(string original)
    {
        var clean = new StringBuilder(original.Length);
        for (var at = 0; at < original.Length;)
        {
            // Half a pair is one unit and leaves the rune at zero.
            var width = Rune.TryGetRuneAt(original, at, out var rune) ? rune.Utf16SequenceLength : 1;
            if (IsSpeakable(rune)) clean.Append(original, at, width);
            else clean.Append(' ', width);
            at += width;
        }

        var text = clean.ToString();
        return new PlainText(text, CodePointStarts(text));
    }

    /// <summary>Turns a run of code points into UTF-16 units without the spaces and punctuation at its ends.</summary>
    /// <returns>False when nothing that can be said is left.</returns>
    public bool TryLocate(int codePoint, int count, out int start, out int length)
    {
        var first = Math.Clamp(codePoint, 0, _starts.Count - 1);
        start = _starts[first];
        var end = _starts[Math.Clamp(first + Math.Max(count, 0), first, _starts.Count - 1)];
        while (start < end && IsEdge(Text[start])) start++;
        while (end > start && IsEdge(Text[end - 1])) end--;
        length = end - start;
        return length > 0;
    }

    private static List<int> CodePointStarts(string text)
    {
        var starts = new List<int>(text.Length + 1);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            starts.Add(at);
            at += rune.Utf16SequenceLength;
        }

        starts.Add(at);
        return starts;
    }

    private static bool IsSpeakable(Rune rune) =>
        rune.Value == '\n' || (!Rune.IsControl(rune) && (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is not (>= 0xFDD0 and <= 0xFDEF));

    private static bool IsEdge(char unit) => char.IsWhiteSpace(unit) || char.IsPunctuation(unit);
}
