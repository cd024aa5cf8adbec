using Antiphon.Server.Keys;
using System.Diagnostics.CodeAnalysis;

namespace Antiphon.Server.Stores;

/// <summary>The keys a server accepts. Safe for concurrent use; lookups see a change on the next call, whoever made it.</summary>
public interface IAccessKeyStore
{
    /// <summary>Finds a key by its id. Whether it may be used is <see cref="KeyRules.Check"/>'s decision.</summary>
    bool TryFind(string id, [NotNullWhen(true)] out AccessKey? key);

    /// <summary>Every key, in the order of creation.</summary>
    IReadOnlyList<AccessKey> List();

    /// <summary>The secrets of an account's keys that are valid now: any of them may sign a frame of its streams.</summary>
    IReadOnlyList<string> SecretsOf(string account);

    /// <exception cref="ArgumentException">The key is not valid, or its id is taken.</exception>
    Task AddAsync(AccessKey key, CancellationToken cancellationToken = default);

    /// <returns>False: there is no such key.</returns>
    Task<bool> RevokeAsync(string id, CancellationToken cancellationToken = default);
}
