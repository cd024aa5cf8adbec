using Antiphon.Text.Segmentation;
using Antiphon.Text.Ssml;

namespace Antiphon.Speech.Planning;

/// <summary>
/// Finds a stream's sentences for its speech marks. It does not depend on where pieces end: a sentence may contain pauses and marks of a
/// document. Not thread-safe.
/// </summary>
internal sealed class SentenceFinder
{
    private const int LongestSentence = 4_000;

    private readonly Segmenter _segmenter;
    private readonly StreamAnnotations _annotations;
    private readonly Queue<SentenceSpan> _found = new();

    /// <param name="options">How far a quotation may reach.</param>
    /// <param name="language">BCP 47 tag of the text, or null if unknown.</param>
    public SentenceFinder(PlannerOptions options, string? language)
    {
        _segmenter = new Segmenter(language, new SegmenterOptions { MaxLength = LongestSentence, QuoteLimit = options.QuoteLimit });
        _annotations = new StreamAnnotations(language);
    }

    /// <summary>Whether no more sentences will be found.</summary>
    public bool IsComplete { get; private set; }

    public void Append(ReadOnlySpan<char> text)
    {
        _segmenter.Append(text);
        Collect();
    }

    public void Append(SsmlDocument document)
    {
        Flush();
        _annotations.Add(_segmenter.OpenStart + _segmenter.OpenText.Length, document.Content);
        foreach (var part in document.Parts)
        {
            if (part is SsmlText text) Append(text.Text);
            else if (part is SsmlBoundary || (part is SsmlPause && _segmenter.OpenLooksComplete)) Flush();
        }

        Flush();
    }

    public void Flush()
    {
        _segmenter.Flush();
        Collect();
    }

    public void Complete()
    {
        _segmenter.Complete();
        Collect();
        IsComplete = true;
    }

    /// <summary>The next sentence that was not taken, if it is known.</summary>
    public bool TryPeek(out SentenceSpan sentence) => _found.TryPeek(out sentence);

    /// <summary>Takes the sentence that <see cref="TryPeek"/> has shown.</summary>
    public void Take() => _found.Dequeue();

    private void Collect()
    {
        while (_segmenter.TryTake(out var segment))
        {
            var (start, end) = _annotations.SourceOf(segment.Start, segment.Text.Length);
            _found.Enqueue(new SentenceSpan(start, end));
        }
    }
}
