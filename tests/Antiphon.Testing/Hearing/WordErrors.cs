namespace Antiphon.Testing.Hearing;

/// <summary>
/// How what was heard differs from what was said: the fewest words to exchange, leave out and put in. Numbers and case do not count.
/// </summary>
/// <param name="Words">Words that were said.</param>
/// <param name="Exchanged">Words heard as another.</param>
/// <param name="Missed">Words not heard.</param>
/// <param name="Invented">Words that were heard and not said.</param>
public readonly record struct WordErrors(int Words, int Exchanged, int Missed, int Invented)
{
    public int Count => Exchanged + Missed + Invented;

    /// <summary>Errors for each word said; above 1 where more was invented than said.</summary>
    public double Rate => Words == 0 ? Count : (double)Count / Words;

    public static WordErrors operator +(WordErrors a, WordErrors b) =>
        new(a.Words + b.Words, a.Exchanged + b.Exchanged, a.Missed + b.Missed, a.Invented + b.Invented);

    public static WordErrors Between(string said, string heard)
    {
        string[] expected = SpokenWords.Of(said), actual = SpokenWords.Of(heard);

        // Levenshtein's distance by rows: best[j] turns the words said so far into the first j heard.
        var best = Enumerable.Range(0, actual.Length + 1).Select(j => new WordErrors(0, 0, 0, j)).ToArray();
        for (var i = 1; i <= expected.Length; i++)
        {
            var diagonal = best[0];
            best[0] = best[0] with { Missed = i };
            for (var j = 1; j <= actual.Length; j++)
            {
                var exchanged = expected[i - 1] == actual[j - 1] ? diagonal : diagonal with { Exchanged = diagonal.Exchanged + 1 };
                var missed = best[j] with { Missed = best[j].Missed + 1 };
                var invented = best[j - 1] with { Invented = best[j - 1].Invented + 1 };
                diagonal = best[j];
                best[j] = Fewest(exchanged, Fewest(missed, invented));
            }
        }

        return best[actual.Length] with { Words = expected.Length };
    }

    public override string ToString() => $"{Count} of {Words} words wrong ({100 * Rate:0.0} %)";

    private static WordErrors Fewest(WordErrors a, WordErrors b) => a.Count <= b.Count ? a : b;
}
