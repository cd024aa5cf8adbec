using System.Security.Cryptography;

namespace Antiphon.Server.Keys;

/// <summary>Makes new keys in the form AWS gives them, so that every tool's checks accept them.</summary>
public static class KeyGenerator
{
    private const string IdLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string SecretLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /// <summary>A permanent key: an id of 20 characters that begins with AKIA, and a secret of 40 (240 random bits).</summary>
    public static AccessKey Create(string account, KeyLimits? limits = null) => new()
    {
        Id = "AKIA" + RandomNumberGenerator.GetString(IdLetters, 16),
        Secret = RandomNumberGenerator.GetString(SecretLetters, 40),
        Account = account,
        Limits = limits ?? new KeyLimits(),
    };
}
