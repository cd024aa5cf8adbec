using System.Security.Cryptography;
using System.Text;

namespace Antiphon.Server.Data;

/// <summary>Makes names of anything: principals and regions come from configuration and from requests, and must never be a path.</summary>
internal static class SafeFileName
{
    // File systems take 255 bytes; a temporary file's ending comes on top.
    private const int Longest = 120;

    /// <summary>
    /// The text with all but ASCII letters, digits, <c>-</c> and <c>_</c> percent-encoded; of a long one the beginning and a hash.
    /// Different texts have different names.
    /// </summary>
    public static string Of(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var name = new StringBuilder(text.Length);
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_') name.Append((char)b);
            else name.Append('%').Append(b.ToString("X2", null));
        }

        if (name.Length <= Longest) return name.ToString();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return name.ToString(0, Longest - 1 - hash.Length) + "~" + hash;
    }
}
