namespace Antiphon.Engines.Onnx.Hibari.Waveform;

/// <summary>
/// Where each bin of the sound reads the network's spectrum when the vocal tract has another length than the voice's own: a longer one
/// moves everything down while the pitch stays. Immutable.
/// </summary>
internal sealed class BinWarp
{
    private readonly BinSource[] _sources = new BinSource[FrameGrid.Bins];

    /// <param name="factor">Frequencies as a factor of the voice's own: at 0.85 the tract is 18 % longer.</param>
    public BinWarp(double factor)
    {
        const int Last = FrameGrid.Bins - 1;
        for (var bin = 0; bin < FrameGrid.Bins; bin++)
        {
            var position = bin / factor;
            var lower = Math.Min((int)position, Last - 1);
            _sources[bin] = position > Last ? BinSource.None : new(lower, (float)(position - lower), (int)Math.Round(position));
        }
    }

    /// <summary>What <paramref name="bin"/> reads.</summary>
    public ref readonly BinSource this[int bin] => ref _sources[bin];
}
