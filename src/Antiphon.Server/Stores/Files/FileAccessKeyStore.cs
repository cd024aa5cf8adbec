using Antiphon.Server.Keys;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Antiphon.Server.Data;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Stores.Files;

/// <summary>
/// Keys in a file of the data folder. Another process may change it (<c>antiphon keys revoke</c>): every lookup
/// compares the file's stamp, one system call of about a microsecond, so that a revoked key is refused on the next request.
/// </summary>
public sealed class FileAccessKeyStore : IAccessKeyStore
{
    private const string FirstAccount = "default";
    private const string LockName = "keys";

    private readonly DataFolder _folder;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Lock _reading = new();
    private volatile Snapshot _current;

    private FileAccessKeyStore(DataFolder folder, TimeProvider time, ILogger log, Snapshot current)
    {
        _folder = folder;
        _time = time;
        _log = log;
        _current = current;
    }

    /// <summary>Opens the store. On the first start it generates a key and writes it where AWS tools read it.</summary>
    /// <exception cref="InvalidDataException">The key file is damaged; the message names it.</exception>
    public static async Task<FileAccessKeyStore> OpenAsync(
        DataFolder folder, TimeProvider time, ILogger<FileAccessKeyStore> log, CancellationToken cancellationToken = default)
    {
        using (await folder.LockAsync(LockName, time, cancellationToken))
        {
            PrepareNeedsLock(folder, time.GetUtcNow());
        }

        return new FileAccessKeyStore(folder, time, log, Load(folder.AccessKeys));
    }

    /// <inheritdoc />
    public bool TryFind(string id, [NotNullWhen(true)] out AccessKey? key) => Current().ById.TryGetValue(id, out key);

    /// <inheritdoc />
    public IReadOnlyList<AccessKey> List() => Current().Keys;

    /// <inheritdoc />
    public IReadOnlyList<string> SecretsOf(string account)
    {
        var now = _time.GetUtcNow();
        return [.. Current().Keys.Where(k => k.Account == account && KeyRules.IsActive(k, now)).Select(k => k.Secret)];
    }

    /// <inheritdoc />
    public async Task AddAsync(AccessKey key, CancellationToken cancellationToken = default)
    {
        key.Validate();
        using var held = await _folder.LockAsync(LockName, _time, cancellationToken);
        var keys = AccessKeyFile.Read(_folder.AccessKeys);
        if (keys.Any(k => k.Id == key.Id)) throw new ArgumentException($"The key {key.Id} exists already.", nameof(key));
        AccessKeyFile.Write(_folder.AccessKeys, [.. keys, key]);
    }

    /// <inheritdoc />
    public async Task<bool> RevokeAsync(string id, CancellationToken cancellationToken = default)
    {
        using var held = await _folder.LockAsync(LockName, _time, cancellationToken);
        var keys = AccessKeyFile.Read(_folder.AccessKeys);
        var left = keys.Where(k => k.Id != id).ToList();
        if (left.Count == keys.Count) return false;
        AccessKeyFile.Write(_folder.AccessKeys, left);
        return true;
    }

    private static void PrepareNeedsLock(DataFolder folder, DateTimeOffset now)
    {
        SharedCredentials.WriteConfigIfMissing(folder);
        if (!File.Exists(folder.AccessKeys))
        {
            // The credentials file outlives a deleted key file: clients are configured with it.
            AccessKeyFile.Write(folder.AccessKeys, [SharedCredentials.TryRead(folder, FirstAccount) ?? KeyGenerator.Create(FirstAccount)]);
        }

        if (File.Exists(folder.Credentials)) return;
        var keys = AccessKeyFile.Read(folder.AccessKeys);
        var key = keys.FirstOrDefault(k => KeyRules.IsActive(k, now));
        if (key is null)
        {
            key = KeyGenerator.Create(FirstAccount);
            AccessKeyFile.Write(folder.AccessKeys, [.. keys, key]);
        }

        SharedCredentials.Write(folder, key);
    }

    private Snapshot Current()
    {
        var current = _current;
        if (FileStamp.Of(_folder.AccessKeys) == current.Stamp) return current;
        lock (_reading)
        {
            var stamp = FileStamp.Of(_folder.AccessKeys);
            if (stamp == _current.Stamp) return _current;
            return _current = Reload(stamp);
        }
    }

    private Snapshot Reload(FileStamp stamp)
    {
        try
        {
            return Load(_folder.AccessKeys);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            // Locking everybody out for a typo would be worse than the last good keys. Said once per change of the file.
            KeyLog.FileUnusable(_log, _folder.AccessKeys, e.Message);
            return _current with { Stamp = stamp };
        }
    }

    // The stamp is taken first: a change during the read is then noticed by the next lookup.
    private static Snapshot Load(string path)
    {
        var stamp = FileStamp.Of(path);
        var keys = AccessKeyFile.Read(path);
        return new Snapshot(stamp, keys, keys.ToFrozenDictionary(k => k.Id, StringComparer.Ordinal));
    }

    private sealed record Snapshot(FileStamp Stamp, IReadOnlyList<AccessKey> Keys, FrozenDictionary<string, AccessKey> ById);
}
