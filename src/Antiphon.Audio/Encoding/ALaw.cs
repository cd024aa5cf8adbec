using System.Numerics;

namespace Antiphon.Audio.Encoding;

/// <summary>G.711 A-law as ITU-T's G.191 software rounds it: 12 bits of magnitude, negative samples in one's complement.</summary>
internal readonly struct ALaw : ICompandingLaw
{
    //  7      6 5 4    3 2 1 0
    //  sign | segment | step     sign set for positive samples; even bits inverted on the line
    public static byte Compress(short sample)
    {
        var sign = sample >> 15;
        var magnitude = (sample ^ sign) >> 4;

        // Segments 0 and 1 have the same step: the linear part around zero.
        var segment = BitOperations.Log2((uint)magnitude | 8) - 3;
        var step = (magnitude >> Math.Max(segment - 1, 0)) & 0x0F;
        return (byte)(((~sign & 0x80) | (segment << 4) | step) ^ 0x55);
    }
}
