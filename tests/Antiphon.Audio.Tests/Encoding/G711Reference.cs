namespace Antiphon.Audio.Tests.Encoding;

/// <summary>
/// G.711 from the tables of the Recommendation: the decision values between neighbouring codes, walked one by one. Slow and plain.
/// A value that lies on a decision belongs outward, and a negative sample is judged by its one's complement (as in G.191).
/// </summary>
internal static class G711Reference
{
    /// <summary>G.711 table 2a: segments of 16 steps that double, in 14 bits; the first segment's first step is half a step.</summary>
    public static byte MuLaw(short sample)
    {
        var magnitude = (sample < 0 ? ~sample : sample) / 4.0;
        var code = 0;
        for (var upper = 1; magnitude >= upper && code < 127; code++) upper += 2 << ((code + 1) / 16);
        return (byte)((sample < 0 ? 0x7F : 0xFF) - code);
    }

    /// <summary>G.711 table 1a: 13 bits with sign; 32 equal steps, then segments of 16 that double; even bits inverted.</summary>
    public static byte ALaw(short sample)
    {
        var magnitude = (sample < 0 ? ~sample : sample) / 8.0;
        var code = 0;
        for (var upper = 2.0; magnitude >= upper && code < 127; code++) upper += code + 1 < 32 ? 2 : 1 << ((code + 1) / 16);
        return (byte)((code | (sample < 0 ? 0 : 0x80)) ^ 0x55);
    }
}
