using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Antiphon.Server.Keys;

/// <summary>The decision whether a key may be used. Pure.</summary>
public static class KeyRules
{
    /// <param name="key">What the store found for the request's key id.</param>
    /// <param name="token">The request's security token; empty counts as none.</param>
    /// <param name="now">The server's time.</param>
    public static KeyCheck Check(AccessKey? key, string? token, DateTimeOffset now)
    {
        if (key is null) return KeyCheck.Unknown;
        if (key.SessionToken is null)
        {
            if (!string.IsNullOrEmpty(token)) return KeyCheck.TokenMismatch;
        }
        else
        {
            if (string.IsNullOrEmpty(token)) return KeyCheck.TokenMissing;
            if (!SameText(key.SessionToken, token)) return KeyCheck.TokenMismatch;
        }

        return IsActive(key, now) ? KeyCheck.Ok : KeyCheck.Expired;
    }

    internal static bool IsActive(AccessKey key, DateTimeOffset now) => key.ExpiresAt is null || now < key.ExpiresAt;

    // The time it takes tells nothing about where two tokens differ.
    private static bool SameText(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(one.AsSpan()), MemoryMarshal.AsBytes(other.AsSpan()));
}
