using System.Numerics;

namespace Antiphon.Audio.Encoding;

/// <summary>G.711 μ-law as ITU-T's G.191 software rounds it: 14 bits, negative samples in one's complement.</summary>
internal readonly struct MuLaw : ICompandingLaw
{
    private const int Bias = 33;
    private const int Largest = 0x1FFF;

    //  7      6 5 4    3 2 1 0
    //  sign | segment | step     all bits inverted on the line
    public static byte Compress(short sample)
    {
        var sign = sample >> 15;
        var magnitude = Math.Min(((sample ^ sign) >> 2) + Bias, Largest);
        var segment = BitOperations.Log2((uint)magnitude) - 5;
        var step = (magnitude >> (segment + 1)) & 0x0F;
        return (byte)~((sign & 0x80) | (segment << 4) | step);
    }
}
