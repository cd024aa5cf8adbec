namespace Antiphon.Engines.Onnx.Moonshine;

/// <summary>Tells when a decoder only repeats itself: the tail is one group of ids again and again, the more often the shorter it is.</summary>
internal static class LoopRule
{
    private const int LongestGroup = 24;

    /// <summary>How many ids to keep: all of them, or up to the end of the group that then repeats.</summary>
    public static int Keep(ReadOnlySpan<int> ids)
    {
        for (var group = 1; group <= LongestGroup && group * Repeats(group) <= ids.Length; group++)
        {
            if (RepeatsAtTheEnd(ids, group, Repeats(group))) return ids.Length - group * (Repeats(group) - 1);
        }

        return ids.Length;
    }

    private static int Repeats(int group) => group switch { 1 => 6, 2 => 4, _ => 3 };

    // A tail that repeats with a period equals itself moved by that period.
    private static bool RepeatsAtTheEnd(ReadOnlySpan<int> ids, int group, int repeats)
    {
        var tail = ids[^(group * repeats)..];
        return tail[group..].SequenceEqual(tail[..^group]);
    }
}
