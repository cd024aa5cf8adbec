namespace Antiphon.Text.Segmentation;

/// <summary>
/// Cuts text that arrives in chunks into sentences. Does no I/O and uses no clock; not thread-safe. The result does not depend on the
/// chunking. A segment can be taken when its boundary is certain: when the next char that is no white space has arrived (after an
/// abbreviation, the next word), or at a line break, a flush or the end. Every input is valid; no text makes a method throw.
/// </summary>
public sealed class Segmenter
{
    private readonly SentenceScanner _scanner;
    private readonly Queue<TextSegment> _ready = new();
    private char[] _buffer = new char[256];
    private int _head;
    private int _count;
    private bool _completed;

    /// <param name="language">BCP-47 tag of the text, or null if unknown; only its first subtag counts.</param>
    /// <param name="options">Limits, or null for the defaults.</param>
    public Segmenter(string? language, SegmenterOptions? options = null)
    {
        options ??= new SegmenterOptions();
        options.Validate();
        _scanner = new SentenceScanner(LanguageRules.For(language), options);
    }

    /// <summary>UTF-16 offset of the open sentence in the concatenated input.</summary>
    public long OpenStart { get; private set; }

    /// <summary>The open sentence as far as it has arrived, without leading white space. Valid until the next call.</summary>
    public ReadOnlySpan<char> OpenText => _buffer.AsSpan(_head, _count);

    /// <summary>
    /// Offsets into <see cref="OpenText"/>, ascending, of the clause ends that are certain to lie inside the open sentence.
    /// </summary>
    public IEnumerable<int> OpenClauses
    {
        get
        {
            // A clause end at the end of the text could be the end of the sentence.
            var end = OpenCertainEnd;
            foreach (var clause in _scanner.Clauses)
            {
                if (clause < end) yield return clause;
            }
        }
    }

    /// <summary>
    /// The part of <see cref="OpenText"/> before this offset is certain to be a single sentence. The offset follows a word or mark.
    /// </summary>
    public int OpenCertainEnd => OpenText[..Math.Min(_scanner.CertainEnd, _count)].TrimEnd().Length;

    /// <summary>
    /// The open text ends in a stop or line break that most likely ends the sentence; the next char, which decides, is missing.
    /// </summary>
    public bool OpenLooksComplete => _count > 0 && _scanner.LooksComplete(OpenText);

    /// <summary>
    /// Offset into <see cref="OpenText"/>: the part before it consists of whole words. It is the end of the text, or the start of a last
    /// token that more text could change into another value (a number, an address, a name with a point).
    /// </summary>
    public int OpenSpeakableEnd => OpenTail.SpeakableEnd(OpenText);

    /// <summary>Adds a chunk; it is copied.</summary>
    /// <exception cref="InvalidOperationException">After <see cref="Complete"/>.</exception>
    public void Append(ReadOnlySpan<char> text)
    {
        if (_completed) throw new InvalidOperationException("The text is complete.");
        // In slices, so that a long chunk does not make the buffer longer than the longest segment needs.
        for (; !text.IsEmpty; text = text[Math.Min(text.Length, 1024)..])
        {
            Store(text[..Math.Min(text.Length, 1024)]);
            Scan(final: false);
        }
    }

    /// <summary>Takes the next segment whose end is certain.</summary>
    public bool TryTake([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out TextSegment segment) => _ready.TryDequeue(out segment);

    /// <summary>Makes segments of all buffered text, even without a boundary. Text that follows starts a new sentence.</summary>
    public void Flush() => Scan(final: true);

    /// <summary>Flushes and refuses further text. May be called again.</summary>
    public void Complete()
    {
        Flush();
        _completed = true;
    }

    /// <summary>
    /// Drops the open sentence unless it looks complete. Whole sentences before it can still be taken. Refuses further text.
    /// </summary>
    public void DiscardIncomplete()
    {
        while (_scanner.HasDeferred)
        {
            Emit(Verdict.Cut(_scanner.CertainEnd, SegmentEnd.Stop));
            Scan(final: false);
        }

        if (!OpenLooksComplete) Skip(_count);
        Complete();
    }

    private void Store(ReadOnlySpan<char> text)
    {
        if (_head + _count + text.Length > _buffer.Length)
        {
            var target = _count + text.Length > _buffer.Length ? new char[Math.Max(_buffer.Length * 2, _count + text.Length)] : _buffer;
            OpenText.CopyTo(target);
            (_buffer, _head) = (target, 0);
        }

        text.CopyTo(_buffer.AsSpan(_head + _count));
        _count += text.Length;
    }

    private void Scan(bool final)
    {
        while (true)
        {
            SkipWhiteSpace();
            if (_count == 0 || !_scanner.TryScan(OpenText, final, out var cut)) return;
            Emit(cut);
        }
    }

    private void SkipWhiteSpace()
    {
        if (_scanner.Position > 0) return;
        var text = OpenText;
        var spaces = text.Length - text.TrimStart().Length;
        if (spaces > 0) Skip(spaces);
    }

    private void Skip(int count)
    {
        _head += count;
        _count -= count;
        OpenStart += count;
        _scanner.Reset();
    }

    private void Emit(Verdict cut)
    {
        var length = OpenText[..cut.Position].TrimEnd().Length;
        var text = OpenText[..length].ToString();
        int[] clauses = _scanner.Clauses.Count == 0 ? [] : [.. _scanner.Clauses.Where(c => c < length)];
        var ending = cut.Ending == SegmentEnd.Flush && OpenLooksComplete ? SegmentEnd.Stop : cut.Ending;
        _ready.Enqueue(new TextSegment(text, OpenStart, OpenStart + length, ending) { Clauses = clauses });
        Skip(cut.Position);
    }
}
