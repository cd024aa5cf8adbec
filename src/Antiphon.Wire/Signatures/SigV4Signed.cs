namespace Antiphon.Wire.Signatures;

/// <summary>A request's signature.</summary>
/// <param name="Headers">Lower-case headers to add to the request: date, session token, authorization.</param>
/// <param name="Signature">The seed of the stream's event signatures, in lower-case hex.</param>
public sealed record SigV4Signed(IReadOnlyList<SigV4Header> Headers, string Signature);
