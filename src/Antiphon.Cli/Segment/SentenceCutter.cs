using Antiphon.Text.Segmentation;

namespace Antiphon.Cli.Segment;

/// <summary>The segmenter's sentences.</summary>
internal sealed class SentenceCutter(string? language) : ICutter
{
    private readonly Segmenter _segmenter = new(language);

    public void Append(ReadOnlySpan<char> text) => _segmenter.Append(text);

    public void Complete() => _segmenter.Complete();

    public bool TryTake(out Cut cut)
    {
        var taken = _segmenter.TryTake(out var segment);
        cut = taken ? new Cut(segment!.OneLine(), segment.Start, segment.End) : default;
        return taken;
    }
}
