namespace Antiphon.Engines.Onnx.Hibari.Waveform;

/// <summary>Where a bin of the sound reads the network's spectrum.</summary>
/// <param name="Lower">The bin below; the one above it is the next.</param>
/// <param name="Fraction">How far it lies from the one below to the one above.</param>
/// <param name="Nearest">The nearer of both: phases are not interpolated.</param>
internal readonly record struct BinSource(int Lower, float Fraction, int Nearest)
{
    /// <summary>Beyond the network's highest frequency.</summary>
    public static BinSource None { get; } = new(-1, 0, -1);

    /// <summary>Whether there is nothing to read.</summary>
    public bool IsNone => Lower < 0;
}
