using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Antiphon.Server.Keys;

/// <summary>One API key of the doors that take a bearer token. The store keeps a hash, from which the key cannot be computed.</summary>
public sealed record ApiKey
{
    private const string Prefix = "sk-";
    private const string IdLetters = "abcdefghijklmnopqrstuvwxyz234567";
    private const int IdLength = 12;
    private const int SecretBytes = 32;

    /// <summary>The key's beginning, <c>sk-</c> and 12 letters: what lists show and <c>keys revoke</c> takes.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of the whole key, in hex. No slow hash is needed: 256 random bits cannot be guessed.</summary>
    public required string Hash { get; init; }

    /// <summary>The account that the key belongs to.</summary>
    [JsonPropertyName("name")]
    public required string Account { get; init; }

    /// <summary>From when on it is refused. Null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What the key may use.</summary>
    public KeyLimits Limits { get; init; } = new();

    /// <summary>Makes a new key.</summary>
    /// <param name="account">The account that it belongs to.</param>
    /// <param name="text">The key itself, to be shown once.</param>
    public static ApiKey Create(string account, out string text)
    {
        var id = Prefix + RandomNumberGenerator.GetString(IdLetters, IdLength);
        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes)).TrimEnd('=').Replace('+', '_').Replace('/', '_');
        text = id + "-" + secret;
        return new ApiKey { Id = id, Hash = Convert.ToHexStringLower(HashOf(text)), Account = account };
    }

    /// <summary>The id that a key begins with; null for a text that is no key of ours.</summary>
    public static string? IdOf(string text)
    {
        const int Length = IdLength + 3;
        return text.Length > Length && text[Length] == '-' && text.StartsWith(Prefix, StringComparison.Ordinal) ? text[..Length] : null;
    }

    /// <summary>Whether this is the key. How long it takes tells nothing about how much of it is right.</summary>
    public bool Matches(string text) => CryptographicOperations.FixedTimeEquals(Convert.FromHexString(Hash), HashOf(text));

    /// <summary>Whether its time is not over.</summary>
    public bool IsActive(DateTimeOffset now) => ExpiresAt is null || now < ExpiresAt;

    /// <exception cref="ArgumentException">A member cannot belong to a key.</exception>
    public void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Id);
        ArgumentException.ThrowIfNullOrWhiteSpace(Account);
        if (Hash is not { Length: 2 * SHA256.HashSizeInBytes } || !Hash.All(char.IsAsciiHexDigit)) throw new ArgumentException("A hash is 64 hex digits.", nameof(Hash));
        Limits.Validate();
    }

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
