using Antiphon.Speech.Planning;

namespace Antiphon.Speech.Engines;

/// <summary>Words of a text laid out at equal distances in time.</summary>
internal static class WordGrid
{
    /// <summary>One mark for each run of non-space, without the punctuation around it; <paramref name="samplesPerWord"/> apart.</summary>
    public static List<WordMark> Lay(string text, int samplesPerWord)
    {
        var marks = new List<WordMark>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at])) at++;
            if (at > start) marks.Add(Mark(text, start, at, (long)marks.Count * samplesPerWord));
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        }

        return marks;
    }

    // The punctuation around a word is no part of it, unless there is nothing else.
    private static WordMark Mark(string text, int start, int end, long sample)
    {
        var (first, last) = (start, end);
        while (first < last && SpeakableText.IsSilent(text[first])) first++;
        while (last > first && SpeakableText.IsSilent(text[last - 1])) last--;
        return first < last ? new WordMark(first, last - first, sample) : new WordMark(start, end - start, sample);
    }
}
