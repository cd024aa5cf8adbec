namespace Antiphon.Wire.Signatures;

/// <summary>The result of verifying a request.</summary>
/// <param name="Outcome">Whether, or why not.</param>
/// <param name="SeedSignature">The proven signature in lower-case hex, from which event signatures chain. Empty unless verified.</param>
/// <param name="Detail">One sentence for the error message, in AWS's words where it has some. Empty when verified.</param>
/// <param name="SecretIndex">Which of the secrets signed; -1 unless verified.</param>
public readonly record struct SigV4Verification(SigV4Outcome Outcome, string SeedSignature, string Detail, int SecretIndex)
{
    /// <summary>Whether the request may pass.</summary>
    public bool IsVerified => Outcome == SigV4Outcome.Verified;

    internal static SigV4Verification Failed(SigV4Outcome outcome, string detail) => new(outcome, "", detail, -1);
}
