using System.Buffers;
using System.Text;

namespace Antiphon.Text;

/// <summary>Counts characters as they are billed.</summary>
public static class TextLength
{
    /// <summary>The number of Unicode scalar values in <paramref name="text"/>; a lone surrogate counts one.</summary>
    public static int CountScalars(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (!text.IsEmpty)
        {
            // A failed decode consumes one lone surrogate, which a decoder would replace by one U+FFFD.
            if (Rune.DecodeFromUtf16(text, out _, out var consumed) != OperationStatus.Done) consumed = 1;
            text = text[consumed..];
            count++;
        }

        return count;
    }
}
