namespace Antiphon.Wire.Signatures;

/// <summary>One header line as it was received or will be sent.</summary>
/// <param name="Name">In any letter case; compared without regard to it.</param>
/// <param name="Value">As on the wire; trimmed and collapsed where it is signed.</param>
public readonly record struct SigV4Header(string Name, string Value);
