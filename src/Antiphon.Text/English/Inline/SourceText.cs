namespace Antiphon.Text.English.Inline;

/// <summary>A text as it was given, parted into what is read and the markup around it. Immutable.</summary>
internal sealed class SourceText
{
    /// <summary>Stands for markup. No white space: «[New York](…)'s» is one word.</summary>
    public const char Joiner = '\u2060';

    private readonly List<GivenReading> _given;

    private SourceText(string words, MappedText visible, List<GivenReading> given) => (Words, Visible, _given) = (words, visible, given);

    /// <summary>
    /// The whole text with <see cref="Joiner"/> in place of markup: as long as the source, and every word of it where it was.
    /// </summary>
    public string Words { get; }

    /// <summary>The text without its markup.</summary>
    public MappedText Visible { get; }

    /// <exception cref="ArgumentOutOfRangeException">A stretch that is empty, outside the text, or not after the one before it.</exception>
    public static SourceText Read(string text, IReadOnlyList<InlinePronunciation> pronunciations, EnglishAccent accent)
    {
        var (given, hidden) = InlineMarkup.Find(text, accent);
        if (pronunciations.Count > 0) given = Merged(text, given, pronunciations);
        if (hidden.Count == 0) return new SourceText(text, MappedText.Of(text), given);

        var words = text.ToCharArray();
        foreach (var (start, length) in hidden) words.AsSpan(start, length).Fill(Joiner);
        var visible = MappedText.Of(text).Replace([.. hidden.Select(h => (h.Start, h.Length, ""))]);
        return new SourceText(new string(words), visible, given);
    }

    /// <summary>Where the given readings stand in a later form of the text, as far as it still has them.</summary>
    public List<GivenReading> ReadingsIn(MappedText form)
    {
        List<GivenReading> found = [];
        var at = 0;
        foreach (var reading in _given)
        {
            while (at < form.Text.Length && form.SourceStart(at) < reading.Start) at++;
            var start = at;
            while (at < form.Text.Length && form.SourceEnd(at) <= reading.End) at++;
            if (at > start) found.Add(reading with { Start = start, Length = at - start });
        }

        return found;
    }

    // What the caller says wins over markup in the same place.
    private static List<GivenReading> Merged(string text, List<GivenReading> markup, IReadOnlyList<InlinePronunciation> pronunciations)
    {
        var end = 0;
        foreach (var p in pronunciations)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(p.Start, end, nameof(pronunciations));
            ArgumentOutOfRangeException.ThrowIfLessThan(p.Length, 1, nameof(pronunciations));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(p.Length, text.Length - p.Start, nameof(pronunciations));
            end = p.Start + p.Length;
        }

        var said = pronunciations.Select(p => new GivenReading(p.Start, p.Length, p.Phonemes)).ToList();
        var all = said.ToList();
        var next = 0;
        foreach (var reading in markup)
        {
            while (next < said.Count && said[next].End <= reading.Start) next++;
            if (next == said.Count || said[next].Start >= reading.End) all.Add(reading);
        }

        return [.. all.OrderBy(r => r.Start)];
    }
}
