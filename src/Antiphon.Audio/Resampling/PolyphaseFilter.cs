using System.Collections.Concurrent;

namespace Antiphon.Audio.Resampling;

/// <summary>
/// A Kaiser-windowed sinc cut into one row of taps per phase of the output grid. Immutable; one per pair of rates, shared by all streams.
/// </summary>
/// <remarks>
/// The pass band ends at 0.9 of the smaller Nyquist frequency, the stop band begins at that frequency itself, so nothing folds back
/// audibly. 99.5 dB, the most that 128 taps give, leaves the 98 dB of 16-bit samples as the weakest link.
/// </remarks>
internal sealed class PolyphaseFilter
{
    /// <summary>Rows are a whole number of these, so that the inner product has no remainder loop.</summary>
    public const int TapAlignment = 16;

    private const double Attenuation = 99.5;
    private const double PassBand = 0.9;

    // Kaiser's two formulas, for attenuations above 50 dB.
    private const double Beta = 0.1102 * (Attenuation - 8.7);
    private const double LengthFactor = (Attenuation - 7.95) / 14.36;

    private static readonly ConcurrentDictionary<(int From, int To), PolyphaseFilter> Cache = [];

    private readonly float[] _taps;

    private PolyphaseFilter(int fromRate, int toRate)
    {
        var divisor = GreatestCommonDivisor(fromRate, toRate);
        Up = toRate / divisor;
        Down = fromRate / divisor;

        var bandwidth = Math.Min(1.0, (double)toRate / fromRate);
        var transition = (1 - PassBand) / 2 * bandwidth;
        Length = (((int)Math.Ceiling(LengthFactor / transition) - 1) / TapAlignment + 1) * TapAlignment;
        _taps = new float[Up * Length];
        for (var phase = 0; phase < Up; phase++) FillRow(Row(phase), (double)phase / Up, (1 + PassBand) / 2 * bandwidth);
    }

    /// <summary>Phases: outputs per <see cref="Down"/> inputs.</summary>
    public int Up { get; }

    /// <summary>Inputs per <see cref="Up"/> outputs.</summary>
    public int Down { get; }

    /// <summary>Taps of one phase, in input samples; even.</summary>
    public int Length { get; }

    /// <summary>Finds or designs the filter. At most one per pair of supported rates is ever kept.</summary>
    public static PolyphaseFilter For(int fromRate, int toRate) =>
        Cache.GetOrAdd((fromRate, toRate), static rates => new PolyphaseFilter(rates.From, rates.To));

    /// <summary>The taps for an output that lies <paramref name="phase"/> / <see cref="Up"/> behind its input sample.</summary>
    public ReadOnlySpan<float> Taps(int phase) => Row(phase);

    private Span<float> Row(int phase) => _taps.AsSpan(phase * Length, Length);

    // Tap k weighs the input sample that lies k - Length/2 + 1 - fraction samples after the output's time.
    private static void FillRow(Span<float> row, double fraction, double cutoff)
    {
        var half = row.Length / 2;
        Span<double> exact = new double[row.Length];
        var sum = 0.0;
        for (var k = 0; k < exact.Length; k++)
        {
            var time = k - half + 1 - fraction;
            exact[k] = Sinc(cutoff * time) * Kaiser(time / half);
            sum += exact[k];
        }

        // Every phase gets exactly unit gain at 0 Hz: a constant stays constant, without a ripple at the phase rate.
        for (var k = 0; k < exact.Length; k++) row[k] = (float)(exact[k] / sum);
    }

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    private static double Kaiser(double x) => BesselI0(Beta * Math.Sqrt(Math.Max(0, 1 - x * x))) / BesselI0(Beta);

    private static double BesselI0(double x)
    {
        double sum = 1, term = 1;
        for (var k = 1; term > sum * 1e-17; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }

        return sum;
    }

    private static int GreatestCommonDivisor(int a, int b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }
}
