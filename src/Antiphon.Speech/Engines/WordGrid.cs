namespace Antiphon.Speech.Engines;

/// <summary>Words of a text laid out at equal distances in time.</summary>
internal static class WordGrid
{
    /// <summary>One mark for each run of non-space; <paramref name="samplesPerWord"/> apart.</summary>
    public static List<WordMark> Lay(string text, int samplesPerWord)
    {
        var marks = new List<WordMark>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at])) at++;
            if (at > start) marks.Add(new WordMark(start, at - start, (long)marks.Count * samplesPerWord));
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        }

        return marks;
    }
}
