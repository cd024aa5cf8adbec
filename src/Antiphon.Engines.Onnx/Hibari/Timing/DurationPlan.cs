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
    /// <param name="proposal">The network's, of each id.</param>
    /// <param name="speed">Of the voice's own; more than 0.</param>
    /// <param name="speeds">The speed of each id instead; empty where all have <paramref name="speed"/>.</param>
    public static int[] Make(ReadOnlySpan<float> proposal, double speed, ReadOnlySpan<double> speeds = default)
    {
        var durations = new int[proposal.Length];
        var (owed, before) = (0.0, speed);
        for (var i = 1; i < durations.Length; i++)
        {
            var own = speeds.IsEmpty ? speed : speeds[i];
            if (own != before) (owed, before) = (0, own);
            var wanted = Math.Clamp(float.IsFinite(proposal[i]) ? proposal[i] : 1, 0, LongestUnits) / own;
            durations[i] = (int)Math.Max(1, own == 1 ? Math.Round(wanted) : Math.Floor(wanted + owed + 0.5));
            owed += wanted - durations[i];
        }

        durations[0] = LeadUnits;
        return durations;
    }
}
