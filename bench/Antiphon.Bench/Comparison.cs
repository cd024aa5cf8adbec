namespace Antiphon.Bench;

/// <summary>What interleaved rounds showed.</summary>
/// <param name="Ratio">The median of the rounds' ratios, ours to the peer's time: below 1 we are faster.</param>
/// <param name="OursNanoseconds">The median time of one of our operations.</param>
/// <param name="PeerNanoseconds">The median time of one of the peer's.</param>
/// <param name="OursBytes">Bytes allocated by one of our operations.</param>
/// <param name="PeerBytes">Bytes allocated by one of the peer's.</param>
internal sealed record Comparison(double Ratio, double OursNanoseconds, double PeerNanoseconds, double OursBytes, double PeerBytes)
{
    public string Figures => FormattableString.Invariant(
        $"ours {OursNanoseconds,7:0} ns {OursBytes,5:0} B   peer {PeerNanoseconds,7:0} ns {PeerBytes,5:0} B   ratio {Ratio,6:0.000}");
}
