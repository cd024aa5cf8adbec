namespace Antiphon.Server.Keys;

/// <summary>Whether a request's key and token go together.</summary>
public enum KeyCheck
{
    /// <summary>They do.</summary>
    Ok,

    /// <summary>No such key, or it was revoked.</summary>
    Unknown,

    /// <summary>The key is temporary and the request brings no token.</summary>
    TokenMissing,

    /// <summary>The request's token is another one than the key's, or the key has none.</summary>
    TokenMismatch,

    /// <summary>The key's time is over.</summary>
    Expired,
}
