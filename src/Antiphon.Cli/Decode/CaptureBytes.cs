using System.Text;

namespace Antiphon.Cli.Decode;

/// <summary>Tells hex captures from binary ones.</summary>
internal static class CaptureBytes
{
    /// <summary>The bytes themselves, or what their hex digits say: lines that begin with '#' are comments, white space is ignored.</summary>
    public static byte[] Normalize(byte[] capture)
    {
        var digits = new StringBuilder(capture.Length);
        var comment = false;
        foreach (var value in capture)
        {
            if (value == '\n') comment = false;
            else if (value == '#') comment = true;
            else if (!comment && char.IsAsciiHexDigit((char)value)) digits.Append((char)value);
            else if (!comment && !char.IsWhiteSpace((char)value)) return capture;
        }

        return digits.Length > 0 && digits.Length % 2 == 0 ? Convert.FromHexString(digits.ToString()) : capture;
    }
}
