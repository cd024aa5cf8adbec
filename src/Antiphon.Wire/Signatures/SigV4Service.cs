namespace Antiphon.Wire.Signatures;

/// <summary>Whom a signature is for.</summary>
/// <param name="Region">For example <c>us-east-1</c>.</param>
/// <param name="Name">The service's name in the scope, for example <c>polly</c>.</param>
public readonly record struct SigV4Service(string Region, string Name);
