using Antiphon.Server.Keys;
using Antiphon.Wire.Signatures;

namespace Antiphon.Server.Authentication;

/// <summary>Who makes a request, proven by its signature, and what its events must be signed with.</summary>
/// <param name="Key">The key that signed.</param>
/// <param name="Scope">Region and service of the signature.</param>
/// <param name="SeedSignature">The request's signature in hex, where the chain of event signatures begins; null when nothing is verified.</param>
/// <param name="Secrets">Every active secret of the key's owner: clients change keys between frames (sdk-compatibility.md §2).</param>
internal sealed record Caller(AccessKey Key, CredentialScope Scope, string? SeedSignature, IReadOnlyList<string> Secrets)
{
    /// <summary>The verifier of one stream's events; null where signature checking is switched off.</summary>
    public EventSignatureVerifier? CreateEventVerifier() =>
        SeedSignature is null ? null : new EventSignatureVerifier(Secrets, Scope.Region, Scope.Service, SeedSignature);
}
