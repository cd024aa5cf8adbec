namespace Antiphon.Server.Refusals;

/// <summary>Why the server refuses a request, in words that belong to no door. Each door maps a kind to its own status and code, in one place.</summary>
public enum RefusalKind
{
    /// <summary>The key, the account or the whole server has reached a limit. The same request may succeed later.</summary>
    Throttled,

    /// <summary>The account has its most of something that is stored. Waiting does not help.</summary>
    QuotaExceeded,

    /// <summary>What the request names is not stored.</summary>
    NotFound,

    /// <summary>No operation has this path.</summary>
    UnknownOperation,

    /// <summary>The path has operations, but none for this method.</summary>
    MethodNotAllowed,

    /// <summary>The request carries no credentials.</summary>
    CredentialsMissing,

    /// <summary>The request's credentials cannot be read.</summary>
    CredentialsIncomplete,

    /// <summary>No key has this id, or its session token is another one.</summary>
    KeyUnknown,

    /// <summary>The key is no longer valid.</summary>
    KeyExpired,

    /// <summary>The signature is not that of the key, or it is not valid for this service or at this time.</summary>
    SignatureInvalid,
}
