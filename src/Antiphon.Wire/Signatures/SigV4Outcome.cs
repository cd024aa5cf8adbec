namespace Antiphon.Wire.Signatures;

/// <summary>What became of a request's signature. All but <see cref="Verified"/> refuse the request, and the client is to blame.</summary>
public enum SigV4Outcome
{
    /// <summary>Nothing was verified. The zero value is a refusal, so that a forgotten result fails closed.</summary>
    Unverified = 0,

    /// <summary>The signature is that of the request under one of the secrets.</summary>
    Verified,

    /// <summary>Neither an Authorization header nor presigned query parameters.</summary>
    MissingAuthentication,

    /// <summary>Another algorithm than AWS4-HMAC-SHA256.</summary>
    UnsupportedAlgorithm,

    /// <summary>Credential, signed headers, signature or date is missing or malformed.</summary>
    IncompleteSignature,

    /// <summary>Neither host nor :authority is signed.</summary>
    HostNotSigned,

    /// <summary>The scope's day is not that of the request's date.</summary>
    ScopeDateMismatch,

    /// <summary>The scope names a region that is not served.</summary>
    ScopeRegionMismatch,

    /// <summary>The scope names another service.</summary>
    ScopeServiceMismatch,

    /// <summary>The date, or the expiry of a presigned request, is past.</summary>
    Expired,

    /// <summary>The date lies too far ahead.</summary>
    NotYetCurrent,

    /// <summary>The x-amz-content-sha256 header is not the hash of the body.</summary>
    PayloadHashMismatch,

    /// <summary>No secret signs the request to this signature.</summary>
    SignatureMismatch,
}
