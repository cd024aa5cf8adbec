namespace Antiphon.Server.Refusals;

/// <summary>Why the server refuses a request, in words that belong to no door. Each door maps a kind to its own status and code, in one place.</summary>
public enum RefusalKind
{
    /// <summary>The key, the account or the whole server has reached a limit. The same request may succeed later.</summary>
    Throttled,

    /// <summary>No operation has this path.</summary>
    UnknownOperation,

    /// <summary>The path has operations, but none for this method.</summary>
    MethodNotAllowed,
}
