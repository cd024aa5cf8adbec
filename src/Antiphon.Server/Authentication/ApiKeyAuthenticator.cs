using Antiphon.Server.Keys;
using Antiphon.Server.Stores.Files;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Authentication;

/// <summary>Knows who makes a request by its API key: <c>Authorization: Bearer KEY</c>.</summary>
internal sealed class ApiKeyAuthenticator(FileApiKeyStore keys, ServerOptions options)
{
    private const string Scheme = "Bearer ";

    /// <summary>The caller, as limits know it; null where no key is presented or it is not known. Everybody is known where nothing is verified.</summary>
    public AccessKey? Find(HttpContext context)
    {
        if (!options.VerifySignatures) return AccessKey.Anonymous;
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return null;
        return keys.Find(header[Scheme.Length..].Trim()) is { } key ? new AccessKey { Id = key.Id, Secret = "", Account = key.Account, Limits = key.Limits } : null;
    }
}
