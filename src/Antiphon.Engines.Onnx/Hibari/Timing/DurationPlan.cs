using Antiphon.Engines.Onnx.Hibari.Prosody;
using Antiphon.Engines.Onnx.Hibari.Speaking;

namespace Antiphon.Engines.Onnx.Hibari.Timing;

/// <summary>Makes whole durations of those that the network proposes. In units of 25 ms.</summary>
internal static class DurationPlan
{
    /// <summary>What the first pad lasts: as short as the voice can begin without losing an onset, for a quick first sound.</summary>
    public const int LeadUnits = 5;

    // Nothing that is said lasts longer; a network that says so is wrong.
    private const int LongestUnits = 120;

    /// <summary>
    /// The durations at a speed. At the voice's own speed each is rounded by itself, as the voice was trained; at another one, rounding
    /// errors go on to the next id, or short sounds would hardly get shorter. They stay among ids of one speed: a word that is slowed
    /// takes nothing from the words around it.
    /// </summary>
    /// <param name="predicted">The network's, of each id.</param>
    /// <param name="speed">Of the voice's own; more than 0.</param>
    /// <param name="prosodies">How each id is said instead, and <paramref name="speedUp"/> on top; empty where all have <paramref name="speed"/>.</param>
    /// <param name="speedUp">Factor of all speeds.</param>
    public static int[] Make(ReadOnlySpan<float> predicted, double speed, ReadOnlySpan<WordProsody> prosodies = default, double speedUp = 1)
    {
        var durations = new int[predicted.Length];
        var (owed, before) = (0.0, speed * speedUp);
        for (var i = 1; i < durations.Length; i++)
        {
            var own = speedUp * (prosodies.IsEmpty ? speed : prosodies[i].Speed);
            if (own != before) (owed, before) = (0, own);
            var wanted = Wanted(predicted[i]) / own;
            durations[i] = (int)Math.Max(1, own == 1 ? Math.Round(wanted) : Math.Floor(wanted + owed + 0.5));
            owed += wanted - durations[i];
        }

        durations[0] = LeadUnits;
        return durations;
    }

    /// <summary>What the ids from <paramref name="first"/> to before <paramref name="end"/> last at their speeds, in units.</summary>
    public static double Sum(ReadOnlySpan<float> predicted, int first, int end, double speed, ReadOnlySpan<WordProsody> prosodies)
    {
        var sum = 0.0;
        for (var i = first; i < end; i++) sum += Math.Max(1, Wanted(predicted[i]) / (prosodies.IsEmpty ? speed : prosodies[i].Speed));
        return sum;
    }

    private static double Wanted(float predicted) => Math.Clamp(float.IsFinite(predicted) ? predicted : 1, 0, LongestUnits);
}
