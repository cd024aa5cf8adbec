using Antiphon.Text.Segmentation;

namespace Antiphon.Text.Tests.Segmentation;

/// <summary>Feeds a segmenter in different ways.</summary>
internal static class Cutting
{
    public static List<TextSegment> Whole(string text, string? language = "en", SegmenterOptions? options = null) =>
        InChunks(text, language, _ => int.MaxValue, options);

    public static List<TextSegment> CharByChar(string text, string? language = "en", SegmenterOptions? options = null) =>
        InChunks(text, language, _ => 1, options);

    public static List<TextSegment> InChunks(string text, string? language, Func<int, int> next, SegmenterOptions? options = null)
    {
        var segmenter = new Segmenter(language, options);
        var segments = new List<TextSegment>();
        for (var i = 0; i < text.Length;)
        {
            var length = Math.Min(next(i), text.Length - i);
            segmenter.Append(text.AsSpan(i, length));
            i += length;
            Drain(segmenter, segments);
        }

        segmenter.Complete();
        Drain(segmenter, segments);
        return segments;
    }

    /// <summary>One line per segment, with everything that must not depend on the chunking.</summary>
    public static string[] Describe(IEnumerable<TextSegment> segments) =>
        [.. segments.Select(s => $"{s.Start}-{s.End} {s.Ending} [{string.Join(',', s.Clauses)}] {s.Text}")];

    private static void Drain(Segmenter segmenter, List<TextSegment> segments)
    {
        while (segmenter.TryTake(out var segment)) segments.Add(segment);
    }
}
