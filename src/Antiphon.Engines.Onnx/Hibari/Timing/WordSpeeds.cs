using Antiphon.Engines.Onnx.Hibari.Phonemes;
using Antiphon.Engines.Onnx.Hibari.Speaking;

namespace Antiphon.Engines.Onnx.Hibari.Timing;

/// <summary>How fast each id of a segment is, where some words of a request have a rate of their own.</summary>
internal static class WordSpeeds
{
    /// <summary>Of each id, as factors of the voice's speed; empty where all have the request's.</summary>
    public static double[] Of(PhonemeSegment segment, HibariShade shade)
    {
        if (shade.Prosody.Count == 0) return [];
        var speeds = new double[segment.Ids.Length];
        Array.Fill(speeds, shade.Speed);
        var (span, spanBefore, endBefore) = (0, -1, 0);
        foreach (var word in segment.Words)
        {
            while (span < shade.Prosody.Count && shade.Prosody[span].End <= word.TextStart) span++;
            if (span == shade.Prosody.Count) break;
            if (shade.Prosody[span].Start >= word.TextStart + word.TextLength) continue;

            // Spaces and pauses between two words of one stretch belong to it.
            var first = span == spanBefore ? endBefore : word.FirstId;
            speeds.AsSpan(first, word.EndId - first).Fill(HibariShade.Honoured(shade.Speed * shade.Prosody[span].Rate));
            (spanBefore, endBefore) = (span, word.EndId);
        }

        return speeds;
    }
}
