using Antiphon.Text.Annotated;
using Antiphon.Text.English.Inline;
using Antiphon.Text.English.Normalization;
using Antiphon.Text.English.Output;
using Antiphon.Text.English.Reading;
using Antiphon.Text.English.Tagging;
using Antiphon.Text.English.Tokens;
using Antiphon.Text.English.Words;

namespace Antiphon.Text.English;

/// <summary>
/// Turns English text into phonemes. Pure: the same text gives the same phonemes, and nothing beyond it is waited for. Takes any
/// UTF-16, in time that grows with its length. Safe for concurrent use.
/// </summary>
public sealed class EnglishPronouncer
{
    private static readonly Pronunciation Nothing = new("", []);

    private readonly EnglishLexicon _lexicon;
    private readonly PerceptronTagger _tagger;
    private readonly EnglishOptions _options;
    private readonly EnglishNormalizer _normalizer;
    private readonly GroupReader _groups;
    private readonly WordSenses _senses;

    /// <param name="lexicon">The words of the accent of <paramref name="options"/>.</param>
    /// <param name="tagger">The same for all accents.</param>
    /// <param name="unknownWords">Reads words that are in no lexicon; without it they are spelled.</param>
    /// <param name="options">Whose English, and whether faults of the reference are put right.</param>
    /// <exception cref="ArgumentOutOfRangeException">Options that do not hold.</exception>
    public EnglishPronouncer(EnglishLexicon lexicon, PerceptronTagger tagger, IUnknownWords? unknownWords, EnglishOptions options)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        ArgumentNullException.ThrowIfNull(tagger);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        (_lexicon, _tagger, _options) = (lexicon, tagger, options);
        _normalizer = new EnglishNormalizer(options.Improvements);
        _senses = new WordSenses(lexicon, options.Accent);
        var words = new WordReader(lexicon, options);
        _groups = new GroupReader(words, new UnknownReader(words, unknownWords, options.Improvements));
    }

    /// <summary>How a text sounds. Takes one sentence or a part of one; several are read as one run.</summary>
    /// <param name="text">Any text. <c>[text](/phonemes/)</c> in it gives the reading of <c>text</c>.</param>
    /// <param name="pronunciations">Stretches of <paramref name="text"/> whose sounds are given: in order, not overlapping.</param>
    /// <exception cref="ArgumentOutOfRangeException">A stretch that is empty, outside the text, or not after the one before it.</exception>
    public Pronunciation Pronounce(string text, IReadOnlyList<InlinePronunciation>? pronunciations = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text)) return Nothing;

        var source = SourceText.Read(text, pronunciations ?? [], _options.Accent);
        var folded = TextFolding.Fold(source.Visible, apostrophes: _options.Improvements);
        var readable = _normalizer.Normalize(folded, [.. source.ReadingsIn(folded).Select(g => (g.Start, g.Length))]);
        var parts = PartsOf(readable.Text, source.ReadingsIn(readable));
        _groups.Read(readable.Text, parts);
        return new PronunciationWriter(source, readable, _options.Improvements).Write(parts);
    }

    /// <summary>How a text sounds of which markup or a lexicon gives some readings. Takes one sentence or a part of one.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="readings">
    /// Stretches of <paramref name="text"/>: in order, not overlapping. One whose sounds cannot be read, or whose word has no other
    /// reading in its role, is read as written.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A stretch that is empty, outside the text, or not after the one before it.</exception>
    public Pronunciation Pronounce(string text, IReadOnlyList<ReadingSpan> readings)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(readings);
        if (readings.Count == 0) return Pronounce(text);
        var pronunciations = new List<InlinePronunciation>(readings.Count);
        foreach (var reading in readings)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)reading.Start, (uint)text.Length, nameof(readings));
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)reading.Length, (uint)(text.Length - reading.Start), nameof(readings));
            var phonemes = reading.Ipa switch
            {
                null => _senses.Read(text.Substring(reading.Start, reading.Length), reading.Role),
                "" => "",
                var ipa => PhonemeAlphabet.FromIpa(_options.Accent, ipa),
            };
            if (phonemes is not null) pronunciations.Add(new InlinePronunciation(reading.Start, reading.Length, phonemes));
        }

        return Pronounce(text, pronunciations);
    }

    // Each stretch of plain text is tagged as a sentence of its own.
    private Part[] PartsOf(string text, List<GivenReading> given)
    {
        var builder = new PartBuilder(text, _options.Improvements);
        var at = 0;
        foreach (var reading in given)
        {
            AddPlain(builder, text, at, reading.Start);
            at = reading.End;
            builder.AddGiven(reading, spaceAfter: at == text.Length || char.IsWhiteSpace(text[at]));
        }

        AddPlain(builder, text, at, text.Length);
        return [.. builder.Parts];
    }

    private void AddPlain(PartBuilder builder, string text, int start, int end)
    {
        List<Token> tokens = [];
        Tokenizer.Tokenize(text, start, end, tokens);
        var tags = _tagger.Tag(text, tokens);
        if (_options.Improvements) TagCorrections.Apply(text, tokens, tags, _lexicon.Gold);
        builder.Add(tokens, tags);
    }
}
