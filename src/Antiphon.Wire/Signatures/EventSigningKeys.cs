using System.Globalization;
using System.Security.Cryptography;

namespace Antiphon.Wire.Signatures;

/// <summary>
/// One secret's keyed hashers, by day. An event is signed with the key of its own date, and dates jump back and forth over midnight:
/// the two neighbouring days keep a slot each, so that only a new day derives a key.
/// </summary>
internal sealed class EventSigningKeys(string secret, string region, string service) : IDisposable
{
    private readonly (int Day, IncrementalHash? Hasher)[] _slots = new (int, IncrementalHash?)[2];

    /// <summary>The hasher of that date's key; owned by this object, empty when handed out.</summary>
    public IncrementalHash For(DateTimeOffset date)
    {
        var day = (int)(date.UtcTicks / TimeSpan.TicksPerDay);
        ref var slot = ref _slots[day & 1];
        if (slot.Hasher is not null && slot.Day == day) return slot.Hasher;

        slot.Hasher?.Dispose();
        var scope = new CredentialScope(date.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture), region, service);
        var key = SigV4.SigningKey(secret, scope);
        slot = (day, IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key));
        CryptographicOperations.ZeroMemory(key);
        return slot.Hasher!;
    }

    public void Dispose()
    {
        foreach (var (_, hasher) in _slots) hasher?.Dispose();
    }
}
