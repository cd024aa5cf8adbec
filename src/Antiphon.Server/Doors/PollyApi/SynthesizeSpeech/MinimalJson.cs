using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Antiphon.Server.Doors.PollyApi.SynthesizeSpeech;

/// <summary>
/// JSON values with nothing escaped but what must be (RFC 8259 §7). The framework's most relaxed encoder still escapes every character
/// beyond the BMP, which Amazon writes as it is.
/// </summary>
internal static class MinimalJson
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\" + string.Concat(Enumerable.Range(0, 0x20).Select(code => (char)code)));

    public static void WriteNumber(this IBufferWriter<byte> output, long number)
    {
        const int Longest = 20;
        Utf8Formatter.TryFormat(number, output.GetSpan(Longest), out var written);
        output.Advance(written);
    }

    /// <summary>Writes a string, quotes included.</summary>
    public static void WriteText(this IBufferWriter<byte> output, ReadOnlySpan<char> text)
    {
        output.Write("\""u8);
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAny(Escaped);
            if (plain < 0) plain = text.Length;
            Encoding.UTF8.GetBytes(text[..plain], output);
            text = text[plain..];
            if (text.IsEmpty) break;
            WriteEscape(output, text[0]);
            text = text[1..];
        }

        output.Write("\""u8);
    }

    private static void WriteEscape(IBufferWriter<byte> output, char escaped)
    {
        switch (escaped)
        {
            case '"': output.Write("\\\""u8); break;
            case '\\': output.Write("\\\\"u8); break;
            case '\n': output.Write("\\n"u8); break;
            case '\r': output.Write("\\r"u8); break;
            case '\t': output.Write("\\t"u8); break;
            default: Encoding.UTF8.GetBytes($"\\u{(int)escaped:x4}", output); break;
        }
    }
}
