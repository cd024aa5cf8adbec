using Antiphon.Server.Keys;
using Antiphon.Server.Data;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Stores.Files;

/// <summary>
/// API keys in a file of the data folder that only its owner may read. As with <see cref="FileAccessKeyStore"/> another process may change it,
/// and the next lookup sees that. Safe for concurrent use.
/// </summary>
public sealed class FileApiKeyStore(DataFolder folder, TimeProvider time, ILogger<FileApiKeyStore> log)
{
    private const string LockName = "api-keys";

    private readonly Lock _reading = new();
    private volatile Snapshot? _current;

    /// <summary>The key that a client presents; null where it is none of ours, or its time is over.</summary>
    public ApiKey? Find(string presented)
    {
        if (ApiKey.IdOf(presented) is not { } id) return null;
        var key = Current().FirstOrDefault(known => known.Id == id);
        return key is not null && key.Matches(presented) && key.IsActive(time.GetUtcNow()) ? key : null;
    }

    /// <summary>Every key, in the order of creation.</summary>
    public IReadOnlyList<ApiKey> List() => Current();

    /// <exception cref="ArgumentException">The key is not valid, or its id is taken.</exception>
    /// <exception cref="InvalidDataException">The file is damaged; nothing is changed.</exception>
    public async Task AddAsync(ApiKey key, CancellationToken cancellationToken = default)
    {
        key.Validate();
        using var held = await folder.LockAsync(LockName, time, cancellationToken);
        var keys = ApiKeyFile.Read(folder.ApiKeys);
        if (keys.Any(known => known.Id == key.Id)) throw new ArgumentException($"The key {key.Id} exists already.", nameof(key));
        ApiKeyFile.Write(folder.ApiKeys, [.. keys, key]);
    }

    /// <returns>False: there is no such key.</returns>
    /// <exception cref="InvalidDataException">The file is damaged; nothing is changed.</exception>
    public async Task<bool> RevokeAsync(string id, CancellationToken cancellationToken = default)
    {
        using var held = await folder.LockAsync(LockName, time, cancellationToken);
        var keys = ApiKeyFile.Read(folder.ApiKeys);
        var left = keys.Where(key => key.Id != id).ToList();
        if (left.Count == keys.Count) return false;
        ApiKeyFile.Write(folder.ApiKeys, left);
        return true;
    }

    private IReadOnlyList<ApiKey> Current()
    {
        // The stamp is taken before the file is read: a change during the read is noticed by the next lookup.
        var stamp = FileStamp.Of(folder.ApiKeys);
        if (_current is { } current && current.Stamp == stamp) return current.Keys;
        lock (_reading)
        {
            if (_current is not { } known || known.Stamp != stamp) _current = Load(stamp);
            return _current!.Keys;
        }
    }

    private Snapshot Load(FileStamp stamp)
    {
        try
        {
            return new Snapshot(stamp, ApiKeyFile.Read(folder.ApiKeys));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            KeyLog.FileUnusable(log, folder.ApiKeys, e.Message);
            return new Snapshot(stamp, _current?.Keys ?? []);
        }
    }

    private sealed record Snapshot(FileStamp Stamp, IReadOnlyList<ApiKey> Keys);
}
