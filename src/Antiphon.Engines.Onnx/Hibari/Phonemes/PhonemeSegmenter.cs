using Antiphon.Text.English;

namespace Antiphon.Engines.Onnx.Hibari.Phonemes;

/// <summary>
/// Cuts phonemes into what the network speaks at a time: its first part grows with the square of the length, and what waits for a turn
/// should not wait long. Cuts lie behind clause marks, else between words.
/// </summary>
/// <param name="vocabulary">The network's.</param>
/// <param name="maxIds">Of one segment, pads included.</param>
internal sealed class PhonemeSegmenter(PhonemeVocabulary vocabulary, int maxIds)
{
    private const string ClauseMarks = ",;:—";
    private const string PauseMarks = ClauseMarks + ".!?…";
    private const char NoMark = ' ';

    /// <summary>The segments; none if nothing sounds.</summary>
    /// <param name="pronunciation">What to say.</param>
    /// <param name="isClosed">Whether the last segment ends as a sentence does, even where its stop was lost: an abbreviation's is.</param>
    public IReadOnlyList<PhonemeSegment> Cut(Pronunciation pronunciation, bool isClosed)
    {
        var segments = new List<PhonemeSegment>();
        var phonemes = pronunciation.Phonemes;
        var word = 0;
        for (var start = 0; start < phonemes.Length;)
        {
            var end = FindEnd(phonemes, start);
            var firstWord = word;
            while (word < pronunciation.Words.Count && pronunciation.Words[word].PhonemeStart < end) word++;
            var words = pronunciation.Words.Skip(firstWord).Take(word - firstWord);
            if (Encode(phonemes, start, end, words, isClosed && end == phonemes.Length) is { } segment) segments.Add(segment);
            start = end;
        }

        return segments;
    }

    private int FindEnd(string phonemes, int start)
    {
        var room = maxIds - 3;   // two pads, and a stop that may be added
        if (phonemes.Length - start <= room) return phonemes.Length;
        var lastSpace = 0;
        var lastClause = 0;
        for (var i = start + 1; i < start + room; i++)
        {
            if (phonemes[i] != ' ') continue;
            lastSpace = i + 1;
            if (ClauseMarks.Contains(phonemes[i - 1], StringComparison.Ordinal)) lastClause = i + 1;
        }

        return lastClause > 0 ? lastClause : lastSpace > 0 ? lastSpace : start + room;
    }

    private PhonemeSegment? Encode(string phonemes, int start, int end, IEnumerable<PronouncedWord> words, bool isClosed)
    {
        var ids = new List<int>(end - start + 3) { PhonemeVocabulary.Pad };
        var symbols = new char[end - start + 3];
        var places = new int[end - start + 1];   // index of the id of each character, or of the next one that has any
        var lastSound = 0;
        var lastMark = NoMark;
        for (var i = start; i < end; i++)
        {
            places[i - start] = ids.Count;
            if (!vocabulary.TryGetId(phonemes[i], out var id)) continue;
            if (PhonemeVocabulary.Sounds(phonemes[i])) (lastSound, lastMark) = (ids.Count, NoMark);
            else if (PauseMarks.Contains(phonemes[i], StringComparison.Ordinal)) lastMark = phonemes[i];
            symbols[ids.Count] = phonemes[i];
            ids.Add(id);
        }

        if (lastSound == 0) return null;
        places[^1] = ids.Count;
        if (isClosed && lastMark == NoMark && vocabulary.TryGetId('.', out var stop)) ids.Add(stop);
        ids.Add(PhonemeVocabulary.Pad);
        return new PhonemeSegment([.. ids], [.. words.Select(word => Locate(word, start, places))], lastSound, lastMark, symbols);
    }

    private static SegmentWord Locate(PronouncedWord word, int start, int[] places)
    {
        var first = Math.Max(0, word.PhonemeStart - start);
        var end = Math.Min(word.PhonemeStart + word.PhonemeLength - start, places.Length - 1);
        return new SegmentWord(word.TextStart, word.TextLength, places[first], places[Math.Max(first, end)]);
    }
}
