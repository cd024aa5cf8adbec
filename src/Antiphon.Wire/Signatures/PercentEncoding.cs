using System.Buffers;
using System.Text;

namespace Antiphon.Wire.Signatures;

/// <summary>RFC 3986 percent-encoding as signatures want it: capitals, and everything but the unreserved characters encoded.</summary>
internal static class PercentEncoding
{
    private static readonly SearchValues<byte> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"u8);

    public static string Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));

    /// <summary>Decodes what is encoded, then encodes: one spelling for every way to write the same bytes.</summary>
    public static string Recode(string text) => Encode(Decode(text));

    public static string DecodeText(string text) => Encoding.UTF8.GetString(Decode(text));

    private static string Encode(ReadOnlySpan<byte> bytes)
    {
        const string Digits = "0123456789ABCDEF";
        var text = new StringBuilder(bytes.Length + 16);
        foreach (var value in bytes)
        {
            if (Unreserved.Contains(value)) text.Append((char)value);
            else text.Append('%').Append(Digits[value >> 4]).Append(Digits[value & 15]);
        }

        return text.ToString();
    }

    // A percent sign without two hex digits behind it stands for itself. A plus sign too: this is no form.
    private static ReadOnlySpan<byte> Decode(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var encoded = bytes[i] == '%' && i + 2 < bytes.Length && IsDigit(bytes[i + 1]) && IsDigit(bytes[i + 2]);
            bytes[length++] = encoded ? (byte)((Digit(bytes[i + 1]) << 4) | Digit(bytes[i + 2])) : bytes[i];
            if (encoded) i += 2;
        }

        return bytes.AsSpan(0, length);
    }

    private static bool IsDigit(byte value) => char.IsAsciiHexDigit((char)value);

    private static int Digit(byte hex) => hex <= '9' ? hex - '0' : (hex | 0x20) - 'a' + 10;
}
