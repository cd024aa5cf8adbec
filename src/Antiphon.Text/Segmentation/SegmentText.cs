using System.Buffers;
using System.Text;

namespace Antiphon.Text.Segmentation;

/// <summary>Formats segments for display.</summary>
public static class SegmentText
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create("\n\r\v\f\u0085\u2028\u2029");

    /// <summary>Replaces every run of white space that contains a line break by one space.</summary>
    public static string OneLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAny(Breaks)) return text;

        var line = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            var breaks = false;
            for (; end < text.Length && char.IsWhiteSpace(text[end]); end++) breaks |= CharKind.IsLineBreak(text[end]) || text[end] == '\r';
            if (breaks) line.Append(' ');
            else line.Append(text, i, end - i);
            i = end;
            while (i < text.Length && !char.IsWhiteSpace(text[i])) line.Append(text[i++]);
        }

        return line.ToString();
    }
}
