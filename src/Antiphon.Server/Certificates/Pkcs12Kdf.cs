using System.Security.Cryptography;
using System.Text;

namespace Antiphon.Server.Certificates;

/// <summary>The key derivation of PKCS#12 (RFC 7292 appendix B.2) with SHA-256, as far as an integrity key needs it: one block.</summary>
internal static class Pkcs12Kdf
{
    private const int HashBlock = 64;
    private const byte MacPurpose = 3;

    /// <returns>32 bytes: the hash's own length, so the rounds that prepare a second block never run.</returns>
    public static byte[] MacKey(string password, ReadOnlySpan<byte> salt, int iterations)
    {
        var purpose = new byte[HashBlock];
        Array.Fill(purpose, MacPurpose);

        byte[] key = SHA256.HashData([.. purpose, .. Repeat(salt), .. Repeat(Encoding.BigEndianUnicode.GetBytes(password + "\0"))]);
        for (var round = 1; round < iterations; round++) key = SHA256.HashData(key);
        return key;
    }

    // Filled up to a multiple of the hash's block by repetition.
    private static byte[] Repeat(ReadOnlySpan<byte> bytes)
    {
        var filled = new byte[(bytes.Length + HashBlock - 1) / HashBlock * HashBlock];
        for (var i = 0; i < filled.Length; i++) filled[i] = bytes[i % bytes.Length];
        return filled;
    }
}
