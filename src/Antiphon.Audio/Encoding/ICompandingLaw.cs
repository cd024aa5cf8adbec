namespace Antiphon.Audio.Encoding;

/// <summary>One of G.711's two laws. A type argument, so that the encoder's loop holds the law's code and calls nothing.</summary>
internal interface ICompandingLaw
{
    /// <summary>The byte that goes over the line for a 16-bit sample.</summary>
    static abstract byte Compress(short sample);
}
