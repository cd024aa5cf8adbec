namespace Antiphon.Wire.Signatures;

/// <summary>The two headers of a signed envelope.</summary>
internal static class EventSignatureNames
{
    public static ReadOnlySpan<byte> Date => ":date"u8;

    public static ReadOnlySpan<byte> Signature => ":chunk-signature"u8;
}
