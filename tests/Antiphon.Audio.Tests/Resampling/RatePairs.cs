using Antiphon.Audio.Resampling;

namespace Antiphon.Audio.Tests.Resampling;

/// <summary>Every pair of different supported rates.</summary>
public sealed class RatePairs : TheoryData<int, int>
{
    public RatePairs()
    {
        var rates = Resampler.Rates.ToArray();
        foreach (var from in rates)
        {
            foreach (var to in rates.Where(rate => rate != from)) Add(from, to);
        }
    }
}
